using System.CommandLine;

namespace Ingest.Cli;

/// <summary><c>ingest completion SHELL</c>: a script by which a shell completes verbs, options and ids of sources.</summary>
internal static class CompletionVerb
{
    /// <summary>Each asks the program itself what may follow, by the directive <c>[suggest]</c> of the command-line library.</summary>
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # ingest completion bash > /etc/bash_completion.d/ingest
            _ingest() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(ingest "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _ingest ingest
            """,
        ["zsh"] = """
            #compdef ingest
            # ingest completion zsh > "${fpath[1]}/_ingest"
            _ingest() {
                local -a found
                found=("${(@f)$(ingest "[suggest:${#${(j: :)words[1,CURRENT]}}]" "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
                if [[ -n "${found[1]}" ]]; then compadd -- "${found[@]}"; else _files; fi
            }
            compdef _ingest ingest
            """,
        ["fish"] = """
            # ingest completion fish > ~/.config/fish/completions/ingest.fish
            complete -c ingest -a '(ingest "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp | string collect) 2>/dev/null)'
            """,
        ["powershell"] = """
            # ingest completion powershell >> $PROFILE
            Register-ArgumentCompleter -Native -CommandName ingest -ScriptBlock {
                param($word, $line, $position)
                ingest "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or powershell." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Prints a script by which a shell completes verbs, options and ids of sources.") { shell };
        command.SetAction(async (parsed, _) =>
        {
            await terminal.Out.WriteLineAsync(Scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n"));
            return ExitCode.Ok;
        });
        return command;
    }
}
