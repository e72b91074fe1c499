using Chainrule.Data;
using Chainrule.Studio.Parts;
using Chainrule.Tensors;

namespace Chainrule.Studio.Digits;

/// <summary>All that one page of the lab holds: the run, the board, and what both networks make of the picture on it.</summary>
internal sealed class LabState(TrainingLine queue, DataSplit data) : IAsyncDisposable
{
    private (int Version, int Ahead) seenRun = (-1, 0);
    private Picture? seenPicture, prepared;
    private TrainingRun? judged;
    private TrainingRun? held;

    /// <summary>The digits.</summary>
    public DataSplit Data => data;

    /// <summary>What a link shows.</summary>
    public LabAddress Address { get; private set; } = LabAddress.Usual;

    /// <summary>The pen's board.</summary>
    public DrawingBoard Board { get; } = new();

    /// <summary>The last run begun; null before the first.</summary>
    public TrainingRun? Run { get; private set; }

    /// <summary>What was wrong with the plan; null if nothing.</summary>
    public string? PlanMistake { get; private set; }

    /// <summary>What was wrong with the drawing; null if nothing.</summary>
    public string? BoardMistake { get; private set; }

    /// <summary>What both networks see; null for an empty board.</summary>
    public Picture? Picture { get; private set; }

    /// <summary>What they say to it; empty without a run or a picture.</summary>
    public IReadOnlyList<Answer> Answers { get; private set; } = [];

    /// <summary>A look inside each; empty without a run.</summary>
    public IReadOnlyList<NetworkView> Views { get; private set; } = [];

    /// <summary>What to ask of the finished run; empty before.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>Whether the student has said what there is to observe, and may see what was measured.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Shows what an address says.</summary>
    /// <exception cref="ChainruleException">A drawing that is none.</exception>
    public void Open(LabAddress address)
    {
        Board.Read(address.Example is null ? address.Drawn : "");
        prepared = Board.Prepared();
        PlanMistake = null;
        Address = address with { Example = address.Example is { } example ? Math.Clamp(example, 0, data.Test.Count - 1) : null, Drawn = Board.Text };
        Look();
    }

    /// <summary>Changes the plan of the next run.</summary>
    public void Edit(TrainingPlan plan) => (Address, PlanMistake) = (Address with { Plan = plan }, null);

    /// <summary>Begins a run by the plan; the one before ends.</summary>
    public async Task Start()
    {
        PlanMistake = null;
        try
        {
            var next = new TrainingRun(Address.Plan, data, queue);
            var last = Run;
            Run = next;
            (Questions, IsAnswered) = ([], false);
            if (last is not null)
            {
                await last.DisposeAsync();
            }
        }
        catch (ChainruleException exception)
        {
            PlanMistake = exception.Message;
        }
    }

    /// <summary>Shows what was measured.</summary>
    public void ShowMeasurements() => IsAnswered = true;

    /// <summary>Lets other labs train while nobody sees this one.</summary>
    public void Hold()
    {
        if (Run is { Stage: RunStage.Waiting or RunStage.Training } run)
        {
            held = run;
            run.Pause();
        }
    }

    /// <summary>Goes on with what <see cref="Hold"/> held up, and with nothing that the user has paused.</summary>
    public void Release()
    {
        held?.Resume();
        held = null;
    }

    /// <summary>Puts a test digit on the board; null takes it off.</summary>
    public void ShowExample(int? example)
    {
        Board.Clear();
        prepared = null;
        Address = Address with { Example = example is { } index ? Math.Clamp(index, 0, data.Test.Count - 1) : null, Drawn = "" };
        Look();
    }

    /// <summary>Says that something was drawn: what is drawn takes the place of a test digit.</summary>
    public void Drawn()
    {
        prepared = Board.Prepared();
        Address = Address with { Example = null, Drawn = Board.Text };
        Look();
    }

    /// <summary>Moves the sliders.</summary>
    public void Distort(Distortion distortion)
    {
        Address = Address with { Distortion = distortion };
        Look();
    }

    /// <summary>Brings up to date what changes while time goes by and is too dear for every stroke.</summary>
    /// <returns>Whether there is anything new to show.</returns>
    public bool Refresh()
    {
        var run = (Run?.Version ?? -1, Run?.Ahead ?? 0);
        if (run == seenRun && ReferenceEquals(Picture, seenPicture))
        {
            return false;
        }
        (seenRun, seenPicture) = (run, Picture);
        Ask();
        Views = Run is null ? [] : [.. Run.Learners.Select(learner => NetworkView.Of(learner, Picture))];
        if (Run?.Result is { } result && judged != Run)
        {
            judged = Run;
            Questions = Digits.Questions.Of(result);
            IsAnswered = Questions.Count == 0;
        }
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Run is not null)
        {
            await Run.DisposeAsync();
            (Run, judged, held, Views, Questions) = (null, null, null, [], []);
            // Nothing may be asked of the studio for hours: what the training held is given back now.
            _ = Task.Run(() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
        }
    }

    private void Look()
    {
        BoardMistake = null;
        try
        {
            var picture = Address.Example is { } example
                ? new Picture(new Shape(1, DrawingBoard.Side, DrawingBoard.Side), data.Test.Pixels(example).ToArray())
                : prepared;
            Picture = picture is null ? null : Address.Distortion.Apply(picture, Address.Plan.Seed);
        }
        catch (ChainruleException exception)
        {
            (Picture, BoardMistake) = (null, exception.Message);
        }
        Ask();
    }

    private void Ask() => Answers = Picture is null || Run is null ? [] : [.. Run.Learners.Select(learner => Answer.Of(learner, Picture))];
}
