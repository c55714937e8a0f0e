using Microsoft.Extensions.Options;

namespace Ingest.Core.Extract;

[OptionsValidator]
internal sealed partial class ExtractOptionsValidator : IValidateOptions<ExtractOptions>;
