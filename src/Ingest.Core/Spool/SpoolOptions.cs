using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Spool;

/// <summary>Where articles wait for a store that is away; section <c>Spool</c> of the settings.</summary>
public sealed class SpoolOptions
{
    public const string Section = "Spool";

    [Required]
    public string Folder { get; set; } = Path.Combine("data", "spool");

    /// <summary>Bytes that the articles of one process may take on disk; 0 keeps none.</summary>
    [Range(typeof(long), "0", "1099511627776")]
    public long MaxSize { get; set; } = 256L << 20;
}

[OptionsValidator]
internal sealed partial class SpoolOptionsValidator : IValidateOptions<SpoolOptions>;
