namespace Ingest.Cli;

/// <summary>The log: one line an event on standard error, level from <c>Logging:LogLevel</c> in the settings.</summary>
internal static class Logs
{
    public static void Configure(ILoggingBuilder logging, IConfiguration settings, LogLevel least, Terminal terminal)
    {
        logging.SetMinimumLevel(least);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // What fails at the start is thrown as well, and said in one line.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddFilter("Quartz", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Error);
        logging.AddConfiguration(settings.GetSection("Logging"));
        logging.AddProvider(new LineLoggerProvider(terminal.Error));
    }
}
