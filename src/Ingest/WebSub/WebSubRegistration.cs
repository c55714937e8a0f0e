using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary>Registers the subscriber.</summary>
internal static class WebSubRegistration
{
    public static IServiceCollection AddWebSub(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<WebSubOptions, WebSubOptionsValidator>().BindConfiguration(WebSubOptions.Section);
        services.AddSingleton<IValidateOptions<WebSubOptions>, CallbackValidator>();
        return services.AddSingleton<TopicKeys>().AddSingleton<Subscriptions>().AddSingleton<DueNow>().AddSingleton<SubscriptionKeeper>();
    }
}
