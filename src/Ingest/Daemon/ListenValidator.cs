using Microsoft.Extensions.Options;

namespace Ingest.Daemon;

/// <summary>What attributes cannot say of <see cref="DaemonOptions.Listen"/>.</summary>
internal sealed class ListenValidator : IValidateOptions<DaemonOptions>
{
    public ValidateOptionsResult Validate(string? name, DaemonOptions options) => ListenAddress.Local(options.Listen) is null
        ? ValidateOptionsResult.Fail($"Daemon:Listen is '{options.Listen}', which is no http address; expected such as {DaemonOptions.DefaultListen}")
        : ValidateOptionsResult.Success;
}
