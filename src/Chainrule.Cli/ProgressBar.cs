using Chainrule.Texts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Chainrule.Cli;

/// <summary>One line of standard error that changes in place while work goes on: what is done, a bar, and how it stands.</summary>
internal sealed class ProgressBar
{
    private readonly ProgressTask task;

    private ProgressBar(ProgressTask task) => this.task = task;

    /// <summary>Does the work with a bar on the screen; the bar is gone when it ends.</summary>
    public static T Show<T>(Func<ProgressBar, T> work) =>
        Terminal.Messages.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = Math.Clamp(Terminal.Messages.Profile.Width - 72, 8, 40) },
                new NotesColumn())
            .Start(context => work(new ProgressBar(context.AddTask("starting", maxValue: 1))));

    /// <summary>Does work that says which share of it is done, with a bar where somebody sees it.</summary>
    /// <param name="what">What is under way.</param>
    /// <param name="work">The work; it is given null where nobody looks on.</param>
    public static T ShowIfSeen<T>(string what, Func<IProgress<double>?, T> work) => Terminal.CanAnimate
        ? Show(bar => work(new Shares(share => bar.Update(what, share, ""))))
        : work(null);

    /// <summary>Shows where the work stands.</summary>
    /// <param name="what">What is under way.</param>
    /// <param name="share">How much of all is done, from 0 to 1.</param>
    /// <param name="notes">Speed, loss, time left…</param>
    public void Update(string what, double share, string notes)
    {
        task.Description = Markup.Escape(Plain.Line(what));
        task.Value = share;
        task.Tag = notes;
    }

    private sealed class Shares(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }

    private sealed class NotesColumn : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Tag as string ?? "");
    }
}
