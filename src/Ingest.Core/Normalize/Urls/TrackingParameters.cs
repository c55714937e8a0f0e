using System.Collections.Frozen;

namespace Ingest.Core.Normalize.Urls;

/// <summary>Query parameters that tell where a reader came from and never what the page shows.</summary>
internal static class TrackingParameters
{
    /// <summary>Whole families, by the product that sets them.</summary>
    private static readonly string[] Prefixes =
    [
        "utm_", "mtm_", "matomo_", "pk_", "piwik_", "itm_", "hmb_", "hsa_", "ga_", "ml_subscriber", "oly_", "fb_action_", "at_campaign", "at_medium",
        "at_custom", "__hs", "_hs", "vero_", "dm_i_", "sc_campaign", "trk_", "wt_mc", "wt_zmc", "wt.", "stm_", "cm_mmc",
        "pf_rd_", "pd_rd_", "__cft__", "__xts__", "mc_sub", "spredfast-trk", "mindbox-", "h_ad_", "h_keyword_", "tt_medium", "tt_content", "tw_campaign",
    ];

    private static readonly FrozenSet<string> Names = new[]
    {
        // Click identifiers of advertising networks.
        "fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ysclid", "ymclid", "twclid", "ttclid", "li_fat_id",
        "igshid", "igsh", "epik", "rdt_cid", "scclid", "sccid", "irclickid", "irgwc", "rb_clickid", "wickedid", "s_kwcid", "ef_id", "mkwid", "pcrid",
        "gad_source", "gad_campaignid", "srsltid", "_openstat", "zanpid", "awc", "tduid", "admitad_uid", "erid",

        "adgroupid", "adposition", "dicbo", "oborigurl", "outbrainclickid", "tblci", "cjevent", "cjdata", "ranmid", "raneaid", "ransiteid", "mkevt", "mkcid",
        "mkrid", "iclid", "yadclid", "yadordid", "yandex_source", "unptid", "usqp", "wickedsource", "g_adid", "g_acctid", "g_campaignid", "vmcid", "msockid",

        // Social networks and sharing tools.
        "fb_ref", "fb_source", "fb_comment_id", "fbc", "smid", "smtyp", "share_source", "spm", "sr_share", "ns_source", "ns_mchannel", "ns_campaign",
        "ns_linkname", "ns_fee", "__twitter_impression", "ref_src", "ref_url", "referrer", "__tn__", "_rdr", "feature_share", "guccounter",
        "guce_referrer", "guce_referrer_sig", "mibextid",
        "action_object_map", "action_type_map", "action_ref_map", "tw_source", "twsrc", "sms_ss", "soc_src", "soc_trk", "hootpostid", "lipi", "wprov",
        "hmsr", "hmpl", "hmcu", "hmkw", "hmci", "share_from", "vd_source",

        // Newsletters and marketing automation.
        "mc_cid", "mc_eid", "mc_tc", "mkt_tok", "_gl", "_ga", "hsctatracking", "_ke", "_kx", "dm_i", "bsft_clkid", "bsft_uid", "bsft_eid",
        "ck_subscriber_id", "sendinblue", "trk", "trkcampaign", "elqtrackid", "elqtrack", "elq", "elqaid", "elqat", "assetid_elq", "nr_email_referer",
        "mbid", "emc", "cmpid", "cmp", "s_cid", "icid", "ncid", "ito", "xtor", "xtref", "ocid", "taid", "wtmc", "intcmp", "cvid", "oicd",
        "partner_tracking", "campaign_id", "newsletter_id", "sfmc_id", "sfmc_sub", "ss_source", "ss_campaign_id", "ss_campaign_name", "ss_email_id",
        "et_rid", "et_cid", "__s", "_bta_tid", "_bta_c", "tracking_source", "xtnp",
        "_branch_match_id", "_branch_referrer", "vgo_ee", "otc", "sc_cid", "sc_eid", "ftag",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values of <c>ref</c>, <c>source</c> and the like that name a way in, not a thing.</summary>
    private static readonly FrozenSet<string> WaysIn = new[]
    {
        "rss", "feed", "feeds", "atom", "twitter", "x", "facebook", "fb", "telegram", "whatsapp", "linkedin", "reddit", "email", "mail", "newsletter",
        "home", "homepage", "hp", "front", "frontpage", "share", "social", "push", "google", "googlenews", "bing", "app", "amp", "widget", "related",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsTracking(UrlParameter parameter) =>
        SessionIds.Is(parameter)
        || Names.Contains(parameter.Name)
        || Array.Exists(Prefixes, prefix => parameter.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || (IsReference(parameter.Name) && NamesAWayIn(parameter.Value));

    private static bool IsReference(string name) =>
        name.Equals("ref", StringComparison.OrdinalIgnoreCase)
        || name.Equals("referer", StringComparison.OrdinalIgnoreCase)
        || name.Equals("source", StringComparison.OrdinalIgnoreCase)
        || name.Equals("from", StringComparison.OrdinalIgnoreCase)
        || name.Equals("via", StringComparison.OrdinalIgnoreCase)
        || name.Equals("mod", StringComparison.OrdinalIgnoreCase)
        || name.Equals("cid", StringComparison.OrdinalIgnoreCase)
        || name.Equals("feature", StringComparison.OrdinalIgnoreCase)
        || name.Equals("refsource", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>ref=main</c> may choose a branch; <c>ref=rss</c> and <c>ref=other-site.example</c> choose nothing.</summary>
    private static bool NamesAWayIn(string? value) =>
        value is not null && (WaysIn.Contains(value) || value.StartsWith("rss_", StringComparison.OrdinalIgnoreCase) || (value.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(value) == UriHostNameType.Dns));
}
