using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

[OptionsValidator]
internal sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
