using System.Collections.Frozen;

namespace Ingest.Core.Normalize.Languages;

/// <summary>Counts the commonest small words of each language in a text.</summary>
internal static class SmallWords
{
    /// <summary>A text with fewer words than this tells nothing by them.</summary>
    private const int FewestWords = 12;

    /// <summary>Share of words that the best language must reach.</summary>
    private const double LeastShare = 0.10;

    /// <summary>How far the best must be ahead of the second; less in running prose, more where small words are few.</summary>
    private const double Lead = 1.3;
    private const double LeadInProse = 1.15;
    private const double ProseShare = 0.25;
    private const double LeadAmongFew = 3;
    private const double FewShare = 0.03;

    private static readonly (string Language, string Script, string Words)[] Rows =
    [
        ("en", "Latn", "the of and to in a is that for it on was with as he be at by his from are this have has had were but not they which who been will would their said its after"),
        ("fr", "Latn", "le la les de des du et en un une est dans que qui pour sur par au aux avec ce sont il elle pas plus ne se son cette ont ses été mais ou leur"),
        ("es", "Latn", "el la los las de del y en que un una es por con para se su al lo como más no ha fue sus este pero entre esta sobre también desde son"),
        ("pt", "Latn", "o a os as de do da dos das e em que um uma é por com para se no na ao não mais foi como sua seu pela pelo à são já entre também nos nas"),
        ("it", "Latn", "il la i gli le di del della dei e in che un una è per con da si non al alla nel sono ha più come anche dal sul questo delle nella lo ma"),
        ("de", "Latn", "der die das und in den von zu mit ist des im für auf sich nicht dem ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie"),
        ("nl", "Latn", "de het een van en in is dat op te zijn met voor niet aan er om ook als die bij door naar uit maar hij ze heeft worden werd wordt nog over tot"),
        ("sv", "Latn", "och i att det som en på är av för med den till har de inte om ett men var från vid så kan han ska sig när efter också skulle"),
        ("da", "Latn", "og i at det er en til på af der de for den med har ikke som et om var fra han men ved sig også blev efter kan skal hvor eller mere af"),
        ("nb", "Latn", "og i det er på til som en å for av at har med de ikke den et var om fra han men seg også ble etter kan skal vi mot ved hvor sier opp"),
        ("fi", "Latn", "ja on ei että oli se hän myös mutta kun joka ovat sen tai mukaan ole jo niin vuoden ollut jos kuin vain noin sekä voi nyt hänen"),
        ("pl", "Latn", "w i na z do się nie to że jest o jak od za po przez dla są co tym był ma przy oraz ale tego już tak które także jego będzie być"),
        ("cs", "Latn", "a v na se že je s z o do i to ve si za by pro po jsou ale podle který od jako už k jeho bude které jsem této při byl bylo však"),
        ("sk", "Latn", "a v na sa že je s z o do aj to vo si za by pre po sú ale podľa ktorý od ako už k jeho bude ktoré pri bol bolo však ktorá sme"),
        ("hu", "Latn", "a az és hogy nem is egy ez volt de meg csak már mint el ha van még azt lesz után szerint több lehet vagy között pedig ki"),
        ("ro", "Latn", "de și în a la cu că pe care din o un nu este au fost pentru mai se al ale să ce sau după prin fi lui sunt cel"),
        ("tr", "Latn", "ve bir bu da de için ile olarak çok daha olan en gibi kadar sonra dedi ancak ise var göre ne o yeni olduğunu tarafından her"),
        ("az", "Latn", "və bir bu da də üçün ilə olan olub isə edib ki bildirib o sonra çox onun bunu daha görə barədə edilib kimi"),
        ("id", "Latn", "yang dan di untuk dengan dari ini pada itu dalam tidak akan ke ada juga oleh adalah sebagai saat bisa karena lebih tersebut mereka telah kata atau"),
        ("ms", "Latn", "yang dan di untuk dengan dari ini pada itu dalam tidak akan ke ada juga oleh adalah sebagai beliau boleh kerana lebih tersebut mereka telah kata atau bagi ialah berkata"),
        ("tl", "Latn", "ang ng sa na mga at ay ni si para kay hindi nito siya ito kung may dahil nang rin lang pa mula niya ayon naman"),
        ("vi", "Latn", "và của là có cho các được trong một với không này đã những người để khi từ ở về đến ra năm vào tại cũng như theo"),
        ("hr", "Latn", "i u je na se da su za od o s što kako koji bi iz ne koja će nije ali ili to po samo više kao već još biti te tijekom"),
        ("sr", "Latn", "i u je na se da su za od o sa što kako koji bi iz ne koja će nije ali ili to po samo više kao već još biti tokom"),
        ("sl", "Latn", "in je v na se da so za ki pa z bi po ne ni s tudi kot od bo iz ali še pri je do bil bilo bila lahko"),
        ("lt", "Latn", "ir kad į yra iš su tai apie buvo bet nuo dėl kaip jis per tik jau po už bei taip ne ar pagal metų"),
        ("lv", "Latn", "un ir ka ar no par uz arī lai kas to bija gan tika pēc kā bet vai ne šo nav tā kuru līdz gada"),
        ("et", "Latn", "ja on et ei oli ka see kui aga oma mis ning selle seda ta ole või kes nii välja üle aasta siis"),
        ("sq", "Latn", "të e në dhe i për me që një nga është ka do më nuk si se por kanë ishte duke pas këtë edhe tij"),
        ("ca", "Latn", "el la els les de del i en que un una és per amb al a no ha són als va més aquest però també dels seva com ser"),
        ("gl", "Latn", "o a os as de do da dos das e en que un unha é por con para se no na ao non máis foi como súa seu pola polo á tamén"),
        ("eu", "Latn", "eta da du ez bat dute ere dira izan zuen egin den baina dela zen hori duen beste bere egiten gehiago"),
        ("is", "Latn", "og í að á er sem til við um það ekki en af með var fyrir hafa eru því hann frá verið segir eftir"),
        ("af", "Latn", "die en van in het is nie dat te vir om op sy wat met hy aan ook word was as by se hulle na"),
        ("sw", "Latn", "ya na wa kwa katika ni za la kuwa huo huyo hiyo cha kama hilo yake baada pia lakini alisema watu wake"),
        ("so", "Latn", "oo iyo ka ku in uu la waxaa ayaa ay waa aan soo ee ahaa si lagu kale u inuu sidoo"),
        ("uz", "Latn", "va bilan uchun bu bir ham edi deb bo'yicha esa bo'lgan qilish haqida yil keyin o'z"),

        ("ru", "Cyrl", "и в не на что с он по это как к но из за от о для его а то так был до при также этом было или они мы у который после заявил"),
        ("uk", "Cyrl", "і в у не на що з та це як до але із за від про для його а які є був також при під або вони ми після через й яка який"),
        ("be", "Cyrl", "і ў не на што з гэта як да але за ад пра для яго а якія ёсць быў таксама пры або яны мы пасля праз каб"),
        ("bg", "Cyrl", "и в на да се за от не са с че по е до като ще си но при из или той това които след беше бе които има"),
        ("sr", "Cyrl", "и у је на се да су за од о са што како који би из не која ће није али или то по само више као још"),
        ("mk", "Cyrl", "и во на да се за од не со дека е кој до како ќе но при или тоа кои што има беше овој најмногу"),
        ("kk", "Cyrl", "және бұл мен үшін де да бір деп болып ол бойынша осы еді болған туралы бар жылы қазақстан"),
        ("mn", "Cyrl", "нь байна ба энэ юм болон бол гэж оны тул дээр их байсан монгол улсын хийх байгаа"),

        ("ar", "Arab", "في من على إلى أن عن التي الذي مع هذا هذه كما بعد قد لا ما بين وقال خلال كان ذلك أو أنه إن وفي ومن لم قبل حيث كانت عام"),
        ("fa", "Arab", "و در به از که این است با را برای آن یک خود می تا بر هم شده شد شود اما نیز پس دارد ها کرد کرده گفت"),
        ("ur", "Arab", "کے میں کی ہے اور سے کا کو اس نے پر کہ یہ ہیں بھی کر نہیں ایک تھا گیا ہو وہ کیا ان کہا"),
        ("ps", "Arab", "د په او چې کې ته دی له سره هم یې ده یو دې کړي شوي وي دا نه خو کړ وکړ"),
        ("ckb", "Arab", "لە و بە کە بۆ ئەو لەگەڵ ئەم سەر هەر دەکات کرد بوو ئەوەی نییە دوای"),
        ("sd", "Arab", "جي ۾ ۽ آهي کي جو سان تي کان نه ته هن جا آهن ڪري"),
        ("ug", "Arab", "ۋە بىلەن بۇ بىر بولغان ئۇ ھەم دەپ ئۇنىڭ ئۈچۈن كېيىن"),

        ("hi", "Deva", "के में की है और से का को पर ने कि इस यह हैं भी एक कर नहीं लिए हो था ही गया किया तो अपने"),
        ("mr", "Deva", "आहे आणि या च्या ते हे तर होते नाही आहेत केली केले असे झाली साठी मध्ये करण्यात यांनी"),
        ("ne", "Deva", "छ र मा को ले पनि भने गरेको छन् हो यो एक भएको गर्न नेपाल लागि तथा थियो बताए"),
    ];

    private static readonly FrozenDictionary<string, Dictionary<string, string[]>> ByScript = Rows
        .GroupBy(row => row.Script)
        .ToFrozenDictionary(
            rows => rows.Key,
            rows => rows
                .SelectMany(row => row.Words.Split(' ').Distinct().Select(word => (Word: word, row.Language)))
                .GroupBy(pair => pair.Word)
                .ToDictionary(words => words.Key, words => words.Select(pair => pair.Language).ToArray(), StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static readonly FrozenSet<string> Tabled = Rows.Select(row => row.Language).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The small words of the language, or of its twin, are in the table.</summary>
    public static bool Knows(string language) => Tabled.Contains(language == "no" ? "nb" : language);

    /// <summary>Share of the text's words that are small words of a language, best first; empty when there are too few words.</summary>
    public static IReadOnlyList<(string Language, double Share)> Score(string text, string script)
    {
        if (!ByScript.TryGetValue(script, out var words))
        {
            return [];
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        foreach (var word in Words(text))
        {
            total++;
            foreach (var language in words.GetValueOrDefault(word) ?? [])
            {
                counts[language] = counts.GetValueOrDefault(language) + 1;
            }
        }

        return total < FewestWords ? [] : [.. counts.Select(pair => (pair.Key, Share: (double)pair.Value / total)).OrderByDescending(pair => pair.Share)];
    }

    /// <summary>True when the words speak for a language or leave it standing beside the best.</summary>
    public static bool Agree(IReadOnlyList<(string Language, double Share)> scores, string language)
    {
        if (scores.Count == 0 || !Knows(language))
        {
            return false;
        }

        var own = scores.FirstOrDefault(score => LanguageTags.AreTwins(score.Language, language)).Share;
        return own >= LeastShare && own * Lead >= scores[0].Share;
    }

    /// <summary>The language that the words leave no doubt about; null when there is none.</summary>
    public static string? Winner(IReadOnlyList<(string Language, double Share)> scores)
    {
        if (scores.Count == 0)
        {
            return null;
        }

        var (language, share) = scores[0];
        var second = scores.Skip(1).FirstOrDefault(score => !LanguageTags.AreTwins(score.Language, language)).Share;
        var lead = share >= ProseShare ? LeadInProse : share >= LeastShare ? Lead : share >= FewShare ? LeadAmongFew : double.PositiveInfinity;
        return share >= second * lead && !double.IsInfinity(lead) ? language : null;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetter(text[i]) || (start >= 0 && IsMark(text[i])));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return Plain(text.AsSpan(start, i - start));
                start = -1;
            }
        }
    }

    /// <summary>Lower case, without Arabic vowel points and tatweel, which come and go.</summary>
    private static string Plain(ReadOnlySpan<char> word)
    {
        Span<char> plain = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is not ('\u0640' or (>= '\u064B' and <= '\u0652')))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(plain[..length]);
    }

    /// <summary>Vowel signs of Indic scripts and the letters' own points are part of the word, as is the apostrophe of Uzbek.</summary>
    private static bool IsMark(char c) =>
        c is '\'' or '\u2019' or '\u200C' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
