using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Checks <see cref="FetchOptions.ConnectTo"/>, whose form no attribute can express.</summary>
internal sealed class ConnectToValidator : IValidateOptions<FetchOptions>
{
    public ValidateOptionsResult Validate(string? name, FetchOptions options) =>
        string.IsNullOrEmpty(options.ConnectTo) || HostAndPort.TryParse(options.ConnectTo, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Fetch:ConnectTo '{options.ConnectTo}' is not HOST:PORT, for example 127.0.0.1:8090 or [::1]:8090.");
}
