using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>Sends a form to a WebSub hub, in the host's turn and through the address guard like every request.</summary>
internal sealed class HubClient(PoliteClient client, HttpTransport transport)
{
    public async Task<string?> AskAsync(Uri hub, IReadOnlyDictionary<string, string> form, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (AddressGuard.Check(hub, source.Network, transport.ConnectTo) is { } forbidden)
        {
            return forbidden;
        }

        return await client.SendAsync(new Call(hub, FetchProfile.Robots, source) { Form = form }, cancellationToken).ConfigureAwait(false) switch
        {
            Exchange.Answered { IsSuccess: true } => null,
            Exchange.Answered answered => string.Create(CultureInfo.InvariantCulture, $"{HostAndPort.Key(hub)} answered {answered.Status}"),
            Exchange.Failed failed => $"{failed.Kind.Name()}: {failed.Detail}",
            Exchange.Forbidden refused => refused.Detail,
            _ => "nothing came back",
        };
    }
}
