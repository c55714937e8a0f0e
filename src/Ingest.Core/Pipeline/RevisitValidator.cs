using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Checks the entries of <see cref="PipelineOptions.RevisitAfter"/>, which no attribute reaches.</summary>
internal sealed class RevisitValidator : IValidateOptions<PipelineOptions>
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, PipelineOptions options)
    {
        var bad = options.RevisitAfter.Where(wait => wait <= TimeSpan.Zero || wait > Most).Select(wait => $"Pipeline:RevisitAfter has {wait}; each wait must be above zero and no more than {Most.TotalDays} days").ToList();
        return bad.Count > 0 ? ValidateOptionsResult.Fail(bad) : ValidateOptionsResult.Success;
    }
}
