using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary>What attributes cannot say: a callback is an address, and needs a secret.</summary>
internal sealed class CallbackValidator : IValidateOptions<WebSubOptions>
{
    private const int LeastSecret = 32;

    public ValidateOptionsResult Validate(string? name, WebSubOptions options)
    {
        if (string.IsNullOrEmpty(options.Callback))
        {
            return ValidateOptionsResult.Success;
        }

        if (!Uri.TryCreate(options.Callback, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return ValidateOptionsResult.Fail($"WebSub:Callback is '{options.Callback}'; expected a public http or https address without query, such as https://news.example/websub");
        }

        return options.Secret is { Length: >= LeastSecret }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"WebSub:Secret has {options.Secret?.Length ?? 0} characters; with WebSub:Callback it needs at least {LeastSecret}, for example from 'openssl rand -hex 32'");
    }
}
