using Ingest.Core.Extract;

namespace Ingest.Tests.Extract;

public sealed class NoticeWordsTests
{
    [Theory]
    [InlineData("Diesen Beitrag teilen")]
    [InlineData("Kommentar schreiben")]
    [InlineData("Image 2 of 5")]
    [InlineData("Zobacz także")]
    [InlineData("Quelle: Landeshafenamt")]
    [InlineData("Klicken Sie auf den unteren Button, um den Inhalt von karte.example zu laden.")]
    [InlineData("To view this content, please accept the cookies of film.example.")]
    [InlineData("Sign up for our free newsletter and get the harbour in your inbox every morning.")]
    [InlineData("Jetzt den Newsletter abonnieren!")]
    [InlineData("¿Quieres más? Suscríbete a nuestra newsletter.")]
    [InlineData("اشترك في النشرة البريدية")]
    [InlineData("Empfohlener redaktioneller Inhalt")]
    [InlineData("An dieser Stelle finden Sie einen externen Inhalt von film.example, der den Artikel ergänzt.")]
    [InlineData("Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.")]
    [InlineData("Externe Inhalte anzeigen")]
    [InlineData("Article continues below")]
    [InlineData("Table of Contents")]
    [InlineData("3 min to read")]
    [InlineData("Create an account or sign in to continue with your reading.")]
    [InlineData("Already a subscriber? Log in")]
    [InlineData("[/caption]")]
    [InlineData("[button link=\"/quay\" type=\"big\"] Send us your picture[/button]")]
    public void Invitations_and_notices_are_told(string text) => Assert.True(NoticeWords.IsNotice(text));

    [Theory]
    [InlineData("The newsletter of the rowing club was printed in Dunsey for forty years.")]
    [InlineData("Sign in to the building, said the porter, and you may read the rules.")]
    [InlineData("Die Inhalte der Verträge will der Hafen nicht anzeigen, teilte er mit.")]
    [InlineData("Image rights were the matter on which both houses parted.")]
    [InlineData("Subscribe to that view and you will be alone in Quilport, said the mayor.")]
    [InlineData("Wer klickt, hilft dem Hafen, sagte die Bürgermeisterin.")]
    [InlineData("Das teilte der Gouverneur auf seinem Telegram-Kanal mit.")]
    [InlineData("Prosecutors said the orders were delivered via WhatsApp and Telegram.")]
    [InlineData("The president's speech was delivered on YouTube on Monday.")]
    [InlineData("El canal de YouTube del presidente fue bloqueado el lunes.")]
    [InlineData("“[They] want peace, not war,” the minister said.")]
    [InlineData("[He] told the court that the money was gone.")]
    [InlineData("[Reuters] The minister said")]
    public void Sentences_of_a_story_are_none(string text) => Assert.False(NoticeWords.IsNotice(text));

    [Theory]
    [InlineData("(Reporting by Ada Mostwick; editing by Jo Fenwick)", true)]
    [InlineData("Updated at 1:23 p.m.", true)]
    [InlineData("Síguenos en nuestras redes", true)]
    [InlineData("The post Barges counted appeared first on The Herald.", true)]
    [InlineData("Updated on Wednesday, September 3", true)]
    [InlineData("Follow us on our channels", true)]
    [InlineData("For more news, download the app now", true)]
    [InlineData("The board will report by Friday.", false)]
    [InlineData("Like her predecessor, she has promised to cut taxes for the fishers of Dunsey.", false)]
    [InlineData("Like them, thousands of residents spent the night in shelters.", false)]
    [InlineData("For more than a decade the app has been banned in the country.", false)]
    [InlineData("Updated figures are due on Monday.", false)]
    [InlineData("Follow me, the guide said, and went ahead to the lighthouse.", false)]
    [InlineData("Updated plans show a quay that is longer and lower than the one that the storm took in the spring of last year.", false)]
    public void Signatures_and_last_words_are_told(string text, bool ending) => Assert.Equal(ending, NoticeWords.IsEnding(text));

    [Theory]
    [InlineData("Ada Mostwick is a reporter in Quilport.", true)]
    [InlineData("Ada Mostwick schreibt über Häfen.", true)]
    [InlineData("Ada Mostwick", false)]
    [InlineData("Ada Mostwick's boat was the last to leave.", false)]
    [InlineData("Jo Fenwick is the mayor of Quilport.", false)]
    public void A_note_on_the_author_begins_with_the_name(string text, bool about) => Assert.Equal(about, NoticeWords.IsAboutAuthor(text, ["Ada Mostwick"]));
}
