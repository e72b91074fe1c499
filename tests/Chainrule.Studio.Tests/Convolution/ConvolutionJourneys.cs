using System.Text.RegularExpressions;
using Chainrule.Data;
using Chainrule.Studio.Tests.Browser;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chainrule.Studio.Tests.Convolution;

[Collection(Journeys.Name)]
public class ConvolutionJourneys(StudioFixture fixture)
{
    [Fact]
    public async Task The_window_moves_by_click_and_by_key_and_the_sum_is_shown()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Choose(page, "A kernel with a name", "sobel-x");
        await Expect(Sum(page)).ToContainTextAsync("= 11");
        await page.Locator("#output_1_2").ClickAsync();
        await Expect(Sum(page)).ToContainTextAsync("= −10");
        var output = page.GetByRole(AriaRole.Grid, new() { Name = "Output" });
        await output.PressAsync("ArrowDown");
        await Expect(Sum(page)).ToContainTextAsync("= −11");
        await output.PressAsync("Home");
        await Expect(Sum(page)).ToContainTextAsync("= 11");
        await Expect(page.Locator("#output_2_0")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Locator("#input_0_4").ClickAsync();
        await Expect(page.Locator("#output_0_2")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page).ToHaveURLAsync(new Regex("cell=0(,|%2C)2"));
        Assert.Equal(0, await page.EvaluateAsync<double>("scrollY"));
    }

    [Fact]
    public async Task Playing_goes_to_the_last_cell_and_stops_there()
    {
        await using var studio = await fixture.Open("/convolution?cell=2,0");
        var page = studio.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await Expect(page.Locator("#output_2_2")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Stride_and_padding_change_the_size()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Fill(page, "Stride", "2");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Output 2 × 2" })).ToBeVisibleAsync();
        await Fill(page, "Padding", "same");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Output 3 × 3" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mistake_is_a_sentence_beside_its_field_and_is_mended_there()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Fill(page, "Kernel as text", "sobel-z");
        await Expect(page.Locator("#kernel-mistake")).ToContainTextAsync("did you mean 'sobel-x'?");
        await Expect(page.GetByLabel("Kernel as text")).ToHaveAttributeAsync("aria-invalid", "true");
        await Fill(page, "Weight in row 0, column 0", "one");
        await Expect(page.Locator("#kernel-mistake")).ToContainTextAsync("'one'");
        await Fill(page, "Weight in row 0, column 0", "4");
        await Expect(page.Locator("#kernel-mistake")).ToHaveCountAsync(0);
        await Expect(Sum(page)).ToContainTextAsync("= 26");
        await Fill(page, "Stride", "-1");
        await Expect(page.Locator("#stride-mistake")).ToContainTextAsync("a whole number from 1");
        await Fill(page, "Stride", "1");
        await Fill(page, "Padding", "much");
        await Expect(page.Locator("#padding-mistake")).ToContainTextAsync("valid, same");
        await Fill(page, "Padding", "valid");
        await Fill(page, "Rows of numbers", "1,2\n3");
        await Expect(page.Locator("#input-mistake")).ToContainTextAsync("give every row as many");
        await Fill(page, "Rows of numbers", "1,2\n3,4");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("give a smaller kernel or more padding");
    }

    [Fact]
    public async Task Convolution_turns_the_signs_and_the_flip_is_shown()
    {
        await using var studio = await fixture.Open("/convolution?open=flip");
        var page = studio.Page;
        await page.GetByLabel("convolution: the kernel is flipped").CheckAsync();
        await Expect(Sum(page)).ToContainTextAsync("= −11");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Convolution less cross-correlation" })).ToBeVisibleAsync();
        await Choose(page, "A kernel with a name", "laplace");
        await Expect(page.GetByText("Half a turn leaves this kernel as it is")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_shows_the_same()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Fill(page, "Rows of numbers", "1 2 3\n4 5 6\n7 8 9");
        await Fill(page, "Kernel as text", "1 2; 3 4");
        await Fill(page, "Padding", "1");
        await Choose(page, "Around the input", "wrap");
        await page.Locator("#output_3_3").ClickAsync();
        await Expect(Sum(page)).ToContainTextAsync("= 36");
        await Expect(page).ToHaveURLAsync(new Regex("cell=3(,|%2C)3"));
        var link = new Uri(page.Url).PathAndQuery;
        await studio.Go("/");
        await studio.Go(link);
        await Expect(Sum(page)).ToContainTextAsync("= 36");
        Assert.Equal("1 2; 3 4", await page.GetByLabel("Kernel as text").InputValueAsync());
        Assert.Equal("1 2 3\n4 5 6\n7 8 9", await page.GetByLabel("Rows of numbers").InputValueAsync());
    }

    [Fact]
    public async Task The_way_back_adds_up_what_every_output_says_of_an_input_cell()
    {
        await using var studio = await fixture.Open("/convolution?kernel=1%202%3B%203%204&input=1,2%0A3,4&padding=full&open=back");
        var page = studio.Page;
        var sum = page.GetByRole(AriaRole.Status).Nth(1);
        await Expect(sum).ToContainTextAsync("= 10");
        await Fill(page, "δ in row 0, column 0", "2");
        // Output 0,0 reads input 0,0 with the weight 4.
        await Expect(sum).ToContainTextAsync("= 14");
        await Fill(page, "δ in row 0, column 0", "two");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("'two' is no finite number");
        await page.Locator("#back-output_1_1").ClickAsync();
        await Expect(sum).ToContainTextAsync("= 10");
        // An output of another size begins again with ones: its one cell reads input 1,1 with the weight 4.
        await Fill(page, "Padding", "valid");
        await Expect(sum).ToContainTextAsync("= 4");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_is_filtered_and_asked_why(bool isDark)
    {
        await using var studio = await fixture.Open("/convolution?open=gradient,flip", isDark);
        var page = studio.Page;
        await Upload(page, "ramp.png", Ramp(60, 90));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Input 60 × 90" })).ToBeVisibleAsync();
        await Expect(page.GetByText("A file stays out of the address")).ToBeVisibleAsync();
        // Columns differ by 2, and sobel-x takes left less right, four times over two columns.
        await Expect(Sum(page)).ToContainTextAsync("= −16");
        var output = page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Output;") });
        await output.ClickAsync(new() { Position = new() { X = 100, Y = 50 } });
        await output.PressAsync("ArrowRight");
        await Expect(output).ToHaveAccessibleNameAsync("Output; the cell is in row 12, column 26");
        for (var press = 0; press < 20; press++)
        {
            // As fast as a key that is held: none waits for the one before.
            await output.DispatchEventAsync("keydown", new { key = "ArrowRight" });
        }
        await Expect(output).ToHaveAccessibleNameAsync("Output; the cell is in row 12, column 46");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Input 60 × 90" })).ToBeVisibleAsync();
        await Expect(page.GetByAltText("The magnitude of the gradient")).ToBeVisibleAsync();
        await Expect(page.GetByAltText("Convolution less cross-correlation")).ToBeVisibleAsync();
        await studio.Picture(isDark ? "convolution-picture-dark" : "convolution-picture");
        Assert.Empty(await studio.Violations());
    }

    [Fact]
    public async Task What_is_no_picture_and_what_is_too_large_is_refused_in_a_sentence()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Upload(page, "fake.png", "no picture"u8.ToArray());
        await Expect(page.Locator("#file-mistake")).ToContainTextAsync("is no picture that can be read");
        await Upload(page, "large.png", Ramp(1500, 1500));
        await Expect(page.Locator("#file-mistake")).ToContainTextAsync("at most 2 megapixels");
        await Upload(page, "long.csv", new byte[9_000_000]);
        await Expect(page.Locator("#file-mistake")).ToContainTextAsync("larger than the 8 MB");
        await Upload(page, "small.csv", "1,2,3\n4,5,6\n7,8,9\n"u8.ToArray());
        await Expect(page.Locator("#file-mistake")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Input 3 × 3" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Of_two_files_in_a_row_the_later_counts_even_where_the_first_takes_longer()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        var large = string.Join('\n', Enumerable.Repeat(string.Join(',', Enumerable.Repeat("0.5", 1400)), 1400));
        await Upload(page, "large.csv", System.Text.Encoding.ASCII.GetBytes(large));
        await Expect(page.GetByText("Reading the file…")).ToBeVisibleAsync();
        await Upload(page, "small.csv", "1,2,3\n4,5,6\n7,8,9\n"u8.ToArray());
        await Expect(page.GetByText("small.csv, 1x3x3")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Input 3 × 3" })).ToBeVisibleAsync();
        // By then the large one would be there.
        await Task.Delay(4000, TestContext.Current.CancellationToken);
        await Expect(page.GetByText("small.csv, 1x3x3")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Input 3 × 3" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Reading the file…")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Sections_are_opened_by_click_and_by_key_and_the_address_follows()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        var gradient = page.GetByRole(AriaRole.Button, new() { Name = "The gradient of the input" });
        await gradient.ClickAsync();
        await Expect(gradient).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.GetByAltText("The angle of the gradient")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("open=gradient$"));
        await Choose(page, "Slopes by", "scharr");
        await Expect(page).ToHaveURLAsync(new Regex("gradient=scharr&open=gradient$"));
        // Past the numbers, which are scrolled by keys.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "The way back" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "ε, the δ of the input," })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("open=gradient(,|%2C)back$"));
        await gradient.ClickAsync();
        await Expect(page.GetByAltText("The angle of the gradient")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("open=back$"));
    }

    [Fact]
    public async Task A_kernel_with_a_name_is_chosen_by_keys_alone()
    {
        await using var studio = await fixture.Open("/convolution?kernel=1%202%3B3%204");
        var page = studio.Page;
        var names = page.GetByRole(AriaRole.Combobox, new() { Name = "A kernel with a name" });
        await Expect(names).ToHaveValueAsync("");
        await names.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(names).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.Empty(await studio.Violations());
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Kernel as text")).ToHaveValueAsync("laplace");
        await Expect(names).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(names).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("small", false, 1280, "/convolution?padding=same&stride=2&boundary=reflect&open=flip,back")]
    [InlineData("small-dark", true, 1280, "/convolution?stride=3&kernel=1%201%3B1%201&open=flip,back,gradient")]
    [InlineData("kernel", false, 1280, "/convolution?open=kernel")]
    [InlineData("kernel-dark", true, 1280, "/convolution?kernel=gaussian%201.5&padding=full&open=kernel")]
    [InlineData("narrow", false, 900, "/convolution?padding=full&open=back")]
    public async Task The_lab_hinders_no_one(string name, bool isDark, int width, string address)
    {
        await using var studio = await fixture.Open(address, isDark, width);
        await Expect(Sum(studio.Page)).ToBeVisibleAsync();
        await Expect(studio.Page.GetByText("Working it out…")).ToHaveCountAsync(0);
        await studio.Picture($"convolution-{name}");
        Assert.Empty(await studio.Violations());
        Assert.False(await studio.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "the page scrolls sideways");
    }

    private static ILocator Sum(IPage page) => page.GetByRole(AriaRole.Status).First;

    private static async Task Fill(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FillAsync(text);
        await field.PressAsync("Tab");
    }

    private static async Task Choose(IPage page, string label, string option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
    }

    private static async Task Upload(IPage page, string name, byte[] bytes)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "A file" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
    }

    /// <summary>A picture that grows brighter by 2 from column to column.</summary>
    private static byte[] Ramp(int rows, int columns)
    {
        var pixels = new byte[rows * columns];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(2 * (i % columns) % 256);
        }
        using var file = new MemoryStream();
        PictureFile.WritePng(file, "ramp.png", new Picture(new Shape(1, rows, columns), pixels));
        return file.ToArray();
    }
}
