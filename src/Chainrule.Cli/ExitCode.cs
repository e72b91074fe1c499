namespace Chainrule.Cli;

/// <summary>What the process answers its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A check failed, or the program itself did.</summary>
    public const int CheckFailed = 1;

    public const int BadInput = 2;

    public const int Cancelled = 130;
}
