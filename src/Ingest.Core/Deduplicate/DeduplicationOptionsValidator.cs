using Microsoft.Extensions.Options;

namespace Ingest.Core.Deduplicate;

[OptionsValidator]
internal sealed partial class DeduplicationOptionsValidator : IValidateOptions<DeduplicationOptions>;
