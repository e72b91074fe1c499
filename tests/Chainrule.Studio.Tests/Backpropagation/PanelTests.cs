using Bunit;
using Chainrule.Studio.Backpropagation;
using Chainrule.Studio.Parts;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Chainrule.Studio.Tests.Backpropagation;

public sealed class PanelTests : BunitContext
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    private readonly StepWalk walk = new(ExerciseText.Sheet.Begin());

    public PanelTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
    }

    private NetworkLayout Layout => NetworkLayout.Of(walk.Derivation)!;

    [Fact]
    public void The_drawing_shows_what_the_walk_has_passed_and_no_more()
    {
        walk.Go(3);
        var graph = Render<NetworkGraph>(parameters => parameters.Add(graph => graph.Walk, walk).Add(graph => graph.Layout, Layout));
        var texts = graph.FindAll("text").Select(text => text.TextContent).ToList();
        Assert.Contains("h 0.3775", texts);
        Assert.Contains("h 0.3925", texts);
        Assert.Contains("0.5933", texts);
        Assert.DoesNotContain("0.5969", texts);
        Assert.Equal(12, graph.FindAll("g.weight").Count);
        Assert.Equal("0.5933", graph.Find("text.fresh").TextContent);
    }

    [Fact]
    public void Where_the_loss_brings_a_softmax_the_last_units_hold_its_shares()
    {
        var softmax = new StepWalk(ExerciseText.Examples[2].Exercise.Begin());
        softmax.Go(softmax.Numbers.Count);
        var graph = Render<NetworkGraph>(parameters => parameters
            .Add(graph => graph.Walk, softmax).Add(graph => graph.Layout, NetworkLayout.Of(softmax.Derivation)!));
        var texts = graph.FindAll("text").Select(text => text.TextContent).ToList();
        Assert.All(softmax.Worked.Output, share => Assert.Contains(new Notation.Number(share, 4).ToString(), texts));
        Assert.Equal(4 + 3, texts.Count(text => text.StartsWith("h ", StringComparison.Ordinal)));
        Assert.DoesNotContain(texts, text => text.StartsWith("a ", StringComparison.Ordinal));

        // Between a weighted input and its share an activation may stand.
        softmax = new(new ExerciseText("input 2 | dense 3 tanh", "cross-entropy", "1, -1", "0, 1, 0", "0.1", "", 1).Begin());
        softmax.Go(softmax.Numbers.Count);
        graph = Render<NetworkGraph>(parameters => parameters
            .Add(graph => graph.Walk, softmax).Add(graph => graph.Layout, NetworkLayout.Of(softmax.Derivation)!));
        Assert.Equal(3, graph.FindAll("text").Count(text => text.TextContent.StartsWith("a ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_weight_whose_gradient_is_at_hand_is_marked()
    {
        walk.Go(walk.Numbers.Index().First(number => number.Item.Rule.Kind == Derivations.RuleKind.Gradient).Index + 1);
        var graph = Render<NetworkGraph>(parameters => parameters.Add(graph => graph.Walk, walk).Add(graph => graph.Layout, Layout));
        Assert.Single(graph.FindAll("line.fresh"));
        Assert.Single(graph.FindAll("g.weight .fresh"));
    }

    [Fact]
    public void A_weight_is_chosen_by_the_keyboard()
    {
        int? chosen = null;
        var graph = Render<NetworkGraph>(parameters => parameters
            .Add(graph => graph.Walk, walk).Add(graph => graph.Layout, Layout).Add(graph => graph.OnSelect, weight => chosen = weight));
        graph.FindAll("g.weight")[5].KeyDown(new KeyboardEventArgs { Key = "Tab" });
        Assert.Null(chosen);
        graph.FindAll("g.weight")[5].KeyDown(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal(5, chosen);
    }

    [Fact]
    public void A_number_that_is_asked_why_leads_to_where_it_was_computed()
    {
        walk.Go(9);
        var at = 0;
        var graph = Render<NetworkGraph>(parameters => parameters
            .Add(graph => graph.Walk, walk).Add(graph => graph.Layout, Layout).Add(graph => graph.OnGo, place => at = place));
        graph.Find("[aria-label$='why is a₁ of layer h that?']").Click();
        walk.Go(at);
        Assert.Equal("a_1^h", walk.Last!.Rule.At(walk.Last.Rule.Left, walk.Last.Place).ToString());
    }

    [Fact]
    public void A_chosen_weight_lights_up_its_way_to_the_loss_alone()
    {
        var graph = Render<NetworkGraph>(parameters => parameters
            .Add(graph => graph.Walk, walk).Add(graph => graph.Layout, Layout).Add(graph => graph.Selected, 0));
        Assert.Single(graph.FindAll("line.chosen"));
        // v₁₁ feeds the first hidden unit, and that both outputs.
        Assert.Equal(2, graph.FindAll("line.way").Count);
    }

    [Fact]
    public void A_question_hides_the_answer_and_takes_it()
    {
        walk.Go(8);
        var isRight = false;
        var panel = Render<AskPanel>(parameters => parameters
            .Add(panel => panel.Walk, walk).Add(panel => panel.Judge, new AnswerJudge(walk.Derivation)).Add(panel => panel.OnRight, () => isRight = true));
        Assert.DoesNotContain("0.298", panel.Markup, StringComparison.Ordinal);
        Answer("0.41");
        panel.WaitForAssertion(() => Assert.Contains("0.298371109", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal), patience);
        Assert.False(isRight);
        Answer("zero");
        panel.WaitForAssertion(() => Assert.Contains("no number", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal), patience);
        Answer("0.29837");
        panel.WaitForAssertion(() => Assert.True(isRight), patience);
        Assert.DoesNotContain("Looking for", panel.Markup, StringComparison.Ordinal);

        void Answer(string number)
        {
            panel.Find("input").Input(number);
            panel.Find("form").Submit();
        }
    }

    [Fact]
    public void Points_are_learnt_when_it_is_their_turn()
    {
        var line = new TrainingLine(1);
        Services.AddSingleton(line).AddSingleton(new TabConnection());
        var other = line.Join();
        var panel = Render<PointsPanel>(parameters => parameters.Add(panel => panel.Plan, new PointsPlan { Epochs = 5 }).Add(panel => panel.Seed, 1));
        Button("Train").Click();
        panel.WaitForAssertion(() => Assert.Contains("another training must end first", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), patience);
        other.Dispose();
        panel.WaitForAssertion(() => Assert.Contains("Epoch 5:", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), patience);
        panel.WaitForAssertion(() => Button("Train"), patience);
        Assert.True(line.Join().Admitted.IsCompleted);

        AngleSharp.Dom.IElement Button(string text) => panel.FindAll("button").Single(button => button.TextContent.Trim() == text);
    }

    [Fact]
    public async Task A_lost_tab_stops_learning_points_and_frees_the_line()
    {
        var (line, connection) = (new TrainingLine(1), new TabConnection());
        Services.AddSingleton(line).AddSingleton(connection);
        var panel = Render<PointsPanel>(parameters => parameters.Add(panel => panel.Plan, new PointsPlan { Epochs = PointsPlan.MostEpochs }).Add(panel => panel.Seed, 1));
        panel.FindAll("button").Single(button => button.TextContent.Trim() == "Train").Click();
        panel.WaitForAssertion(() => panel.Find("[role=status]"), patience);
        await connection.OnConnectionDownAsync(null!, Xunit.TestContext.Current.CancellationToken);
        await line.Join().Admitted.WaitAsync(patience, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_was_pointed_at_while_asking_is_no_field_afterwards()
    {
        walk.Go(3);
        var graph = Render<NetworkGraph>(parameters => parameters
            .Add(graph => graph.Walk, walk).Add(graph => graph.Layout, Layout).Add(graph => graph.IsAsking, true));
        graph.Find("[aria-label$='why is a₁ of layer h that?']").Click();
        walk.Go(0);
        graph.Render(parameters => parameters.Add(graph => graph.IsAsking, false));
        Assert.Empty(graph.FindAll("input"));
    }
}
