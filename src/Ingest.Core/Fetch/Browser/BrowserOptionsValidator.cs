using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch.Browser;

[OptionsValidator]
internal sealed partial class BrowserOptionsValidator : IValidateOptions<BrowserOptions>;
