using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ingest.Core.Model;
using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary>Derives callback path and secret of a topic from the daemon's own secret: nothing has to be stored, and a restart changes nothing.</summary>
internal sealed class TopicKeys(IOptions<WebSubOptions> options)
{
    public Subscription For(SourceId source, Uri hub, Uri topic) => new(source, hub, topic, Derive("path", source, topic), Derive("secret", source, topic));

    private string Derive(string use, SourceId source, Uri topic) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret!), Encoding.UTF8.GetBytes($"{use}\n{source}\n{topic.AbsoluteUri}")));
}
