using System.Globalization;
using System.Net;
using Ingest.Core.Sources.Format;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>network</c>.</summary>
internal static class NetworkReader
{
    public static NetworkDefinition Read(MapReader source)
    {
        ProxyReader.Hide(source.Node("network"), source.Notes);
        if (source.Map("network", SourceFormat.Network.Names) is not { } map)
        {
            return NetworkDefinition.Default;
        }

        var networks = new List<IPNetwork>();
        foreach (var scalar in map.Texts("allow_private"))
        {
            if (IPNetwork.TryParse(scalar.Value, out var network))
            {
                networks.Add(network);
            }
            else
            {
                map.Notes.Error(ProblemCodes.Network, $"'{scalar.Value}' is not an address range; {Hint(scalar.Value)}", scalar);
            }
        }

        var ports = new List<int>();
        foreach (var scalar in map.Texts("allow_ports"))
        {
            if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
            {
                ports.Add(port);
            }
            else
            {
                map.Notes.Error(ProblemCodes.Network, $"'{scalar.Value}' is not a port; expected 1 to 65535", scalar);
            }
        }

        return new NetworkDefinition(networks, ports) { Proxy = ProxyReader.Read(map) };
    }

    private static string Hint(string text) => IPAddress.TryParse(text, out var single)
        ? $"write {single}/{single.GetAddressBytes().Length * 8} for this one address"
        : "write it like 10.0.0.0/8 or fd00::/8";
}
