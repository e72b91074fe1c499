using Bunit;
using Chainrule.Filters;
using Chainrule.Studio.Convolution;
using Chainrule.Tensors;
using MudBlazor.Services;
using KernelGrid = Chainrule.Studio.Convolution.KernelGrid;

namespace Chainrule.Studio.Tests.Convolution;

public class ComponentTests : BunitContext
{
    public ComponentTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
    }

    [Fact]
    public void The_window_is_marked_on_the_input_with_its_weights()
    {
        var window = Sliding(new Place(0, 1));
        Assert.Equal(9, window.FindAll("#input_0_1, #input_0_2, #input_0_3, td.read").Count);
        Assert.Equal("2×0", Plain(window.Find("#input_0_2").TextContent));
        Assert.Equal("true", window.Find("#output_0_1").GetAttribute("aria-selected"));
        Assert.Equal("output_0_1", window.FindAll("[role=grid]")[1].GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void A_key_in_either_grid_moves_the_cell()
    {
        Place moved = default;
        var window = Sliding(default, cell => moved = cell);
        window.FindAll("[role=grid]")[0].KeyDown("ArrowDown");
        Assert.Equal(new Place(1, 0), moved);
        window.FindAll("[role=grid]")[1].KeyDown("End");
        // From where the last key led, though nothing has been drawn since.
        Assert.Equal(new Place(1, 2), moved);
    }

    [Fact]
    public void Padding_is_drawn_around_the_input()
    {
        var window = Sliding(default, padding: "1");
        Assert.Equal(7 * 7 - 5 * 5, window.FindAll("td.ring").Count);
    }

    [Fact]
    public void A_weight_that_is_typed_becomes_the_kernels_text()
    {
        var text = "";
        var grid = Render<KernelGrid>(parameters => parameters.Add(grid => grid.Kernel, NamedKernels.SobelX).Add(grid => grid.OnChange, changed => text = changed));
        grid.Find("[aria-label='Weight in row 1, column 2']").Change("7");
        Assert.Equal("1 0 -1; 2 0 7; 1 0 -1", text);
        grid.Find("#kernel-rows").Change("2");
        Assert.Equal("1 0 -1; 2 0 -2", text);
    }

    [Fact]
    public void A_mistake_belongs_to_its_field()
    {
        var field = Render<TextField>(parameters => parameters.Add(field => field.Id, "stride").Add(field => field.Label, "Stride").Add(field => field.Mistake, "no stride"));
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal("no stride", field.Find($"#{field.Find("input").GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("polite", field.Find("div").GetAttribute("aria-live"));
    }

    [Fact]
    public void A_moved_window_does_not_draw_the_settings_anew()
    {
        var settings = new LabSettings();
        var filter = Render<FilterPanel>(parameters => parameters.Add(panel => panel.Settings, settings).Add(panel => panel.Form, LabForm.Read(settings)));
        var input = Render<InputPanel>(parameters => parameters.Add(panel => panel.Input, LabInput.Sheet));
        // A page is drawn twice before anything moves: without its result, and with it.
        Move(default);
        var drawn = (filter.RenderCount, input.RenderCount);
        var moved = Move(new(1, 1));
        Assert.Equal(drawn, (filter.RenderCount, input.RenderCount));

        // And what is chosen next is chosen where the window is now.
        LabSettings? chosen = null;
        filter.Render(parameters => parameters.Add(panel => panel.OnChange, changed => chosen = changed));
        filter.Find("#stride").Change("2");
        Assert.Equal(moved with { Stride = "2" }, chosen);
        filter.Render(parameters => parameters.Add(panel => panel.Settings, chosen).Add(panel => panel.Form, LabForm.Read(chosen!)));
        input.Render(parameters => parameters.Add(panel => panel.Typed, "1,2\n3").Add(panel => panel.Mistake, "no matrix"));
        Assert.Equal("2", filter.Find("#stride").GetAttribute("value"));
        Assert.Equal("no matrix", input.Find("#input-mistake").TextContent);

        LabSettings Move(Place cell)
        {
            filter.Render(parameters => parameters.Add(panel => panel.Settings, settings with { Cell = cell }));
            input.Render(parameters => parameters.Add(panel => panel.Input, LabInput.Sheet));
            return settings with { Cell = cell };
        }
    }

    [Fact]
    public void Another_channel_is_a_move()
    {
        Place moved = default;
        var three = new LabInput(new Tensor<double>(new Shape(3, 4, 4)));
        var view = LabView.Of(three, LabForm.Read(new()).Filter!, 0, Xunit.TestContext.Current.CancellationToken);
        var panel = Render<WindowPanel>(parameters => parameters
            .Add(panel => panel.View, view).Add(panel => panel.Cell, new Place(1, 0, 1)).Add(panel => panel.OnMove, cell => moved = cell));
        panel.Find("input").Change("2");
        Assert.Equal(new Place(1, 0, 2), moved);
        panel.Find("input").Change("7");
        Assert.Equal(2, moved.Channel);
    }

    private IRenderedComponent<SlidingWindow> Sliding(Place cell, Action<Place>? moved = null, string padding = "valid")
    {
        var filter = LabForm.Read(new LabSettings { Padding = padding }).Filter!;
        var view = LabView.Of(LabInput.Sheet, filter, 0, Xunit.TestContext.Current.CancellationToken);
        return Render<SlidingWindow>(parameters => parameters
            .Add(window => window.View, view).Add(window => window.Cell, cell).Add(window => window.OnMove, moved ?? (_ => { })));
    }

    private static string Plain(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
