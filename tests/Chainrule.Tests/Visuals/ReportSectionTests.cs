using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Tensors;
using Chainrule.Tests.Comparisons;
using Chainrule.Training;
using Chainrule.Visuals.Report;
using CsCheck;

namespace Chainrule.Tests.Visuals;

public class ReportSectionTests
{
    [Fact]
    public void A_weight_of_zero_is_transparent_and_the_largest_is_not() => Gen.Float[-3, 3].Array[1, 30].Check(100, weights =>
    {
        var largest = weights.Max(Math.Abs);
        var colours = FilterGallery.Colours([0, largest, -largest, .. weights], largest > 0 ? largest : 1);

        Assert.Equal(0, colours[3]);
        if (largest > 0)
        {
            Assert.Equal(255, colours[7]);
            Assert.Equal(255, colours[11]);
            Assert.NotEqual(colours[4..7], colours[8..11]);
        }
        for (var i = 0; i < weights.Length; i++)
        {
            Assert.Equal(largest > 0 ? 255 * Math.Abs(weights[i]) / largest : 0, colours[4 * (i + 3) + 3], 0.51);
        }
    });

    [Fact]
    public void A_sheet_shows_kernels_or_rows_of_weights_as_they_lie_in_the_layer()
    {
        var convolution = Network.Parse("input 3x8x8 | conv 20 3x2 relu | dense 2");
        Fill(convolution["conv1.weight"]);
        var kernels = FilterSheet.Of(convolution)!;
        Assert.True(kernels.IsConvolution);
        Assert.Equal((3, 2, 3, 20, 36), (kernels.Rows, kernels.Columns, kernels.Channels, kernels.Units, kernels.Weights.Count));
        Assert.Equal(convolution["conv1.weight"][1, 1, 2, 1], kernels.Weights[4][5]);

        var dense = Network.Parse("input 1x4x5 | dense 30 relu | dense 2");
        Fill(dense["dense1.weight"]);
        var rows = FilterSheet.Of(dense)!;
        Assert.False(rows.IsConvolution);
        Assert.Equal((4, 5, 1, 30, 16), (rows.Rows, rows.Columns, rows.Channels, rows.Units, rows.Weights.Count));
        Assert.Equal(dense["dense1.weight"][2, 7], rows.Weights[2][7]);

        Assert.Null(FilterSheet.Of(Network.Parse("input 20 | dense 2")));
        Assert.Null(FilterSheet.Of(Network.Parse("input 1x4x4 | conv 3 1x1 | dense 2")));
    }

    [Fact]
    public void A_single_huge_weight_does_not_pale_the_others()
    {
        var sheet = new FilterSheet(true, 10, 10, 1, 2, [[.. Enumerable.Repeat(-0.5f, 100)], [.. Enumerable.Repeat(0.5f, 99), 80f]]);

        Assert.Equal(0.5f, sheet.Scale);
        Assert.Equal(1, new FilterSheet(true, 1, 1, 1, 1, [[0f]]).Scale);
    }

    [Fact]
    public void The_most_confident_mistakes_come_first_and_only_mistakes_come()
    {
        var test = new Dataset("dots", new Shape(1), new byte[6], [0, 0, 1, 1, 0, 1], ["no", "yes"]);
        var evaluation = new Evaluation(0, [0, 1, 0, 1, 1, 0], [1f, 0.6f, 0.9f, 1f, 0.9f, 0.7f], [[1, 2], [2, 1]]);

        var numbers = MistakeGallery.Section(["net"], [evaluation], test)!.Descendants("span")
            .Select(span => span.Value).Where(text => text.StartsWith('№'));
        Assert.Equal(["№ 2", "№ 4", "№ 5", "№ 1"], numbers);
    }

    [Fact]
    public void The_commonest_confusions_are_told()
    {
        int[][] confusion = [[90, 3, 0], [0, 80, 7], [1, 2, 70]];

        Assert.Equal(
            "Most often: 1 taken for dog (7×), cat taken for 1 (3×) and dog taken for 1 (2×).",
            ConfusionMatrix.Sentence(confusion, ["cat", "1", "dog"]));
        Assert.Equal("No errors.", ConfusionMatrix.Sentence([[4, 0], [0, 5]], ["a", "b"]));
    }

    [Fact]
    public void Too_many_classes_for_a_table_are_told_in_words()
    {
        var confusion = Enumerable.Range(0, 40).Select(_ => new int[40]).ToArray();
        confusion[3][5] = 2;

        var section = ConfusionMatrix.Section(["net"], [confusion], [])!;

        Assert.Empty(section.Descendants("table"));
        Assert.Contains("3 taken for 5 (2×)", section.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 40, "b makes fewer errors than a, and chance hardly explains it.")]
    [InlineData(40, 10, "a makes fewer errors than b, and chance hardly explains it.")]
    [InlineData(12, 10, "a is ahead of b, but within noise.")]
    [InlineData(10, 10, "Neither is ahead.")]
    public void A_test_is_told_in_a_sentence(int onlyFirst, int onlySecond, string sentence)
    {
        var result = Measured.Compare([(0, 1, onlyFirst, onlySecond)], new("a", 50 + onlySecond), new("b", 50 + onlyFirst));
        Assert.Equal(sentence, McNemarTable.Reading(result, result.Tests[0]));
    }

    [Fact]
    public void What_other_seeds_contradict_is_within_noise_as_the_observations_say()
    {
        string[] Read(Measured first, Measured second)
        {
            var result = Measured.Compare([(0, 1, 31, 141)], first, second);
            return [McNemarTable.Reading(result, result.Tests[0]), Assert.Single(ErrorObservation.Of(result))];
        }

        var overlapping = Read(new("ffn", 214, 100, 328), new("lenet", 104, 50, 158));
        Assert.Equal("lenet is ahead of ffn with the first seeds, but over all seeds within noise.", overlapping[0]);
        Assert.StartsWith("Within noise", overlapping[1], StringComparison.Ordinal);

        var reversed = Read(new("ffn", 214, 10, 10), new("lenet", 104, 400, 410));
        Assert.Equal("lenet is ahead of ffn with the first seeds, but over all seeds within noise.", reversed[0]);
        Assert.StartsWith("Within noise", reversed[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Several_tests_share_the_level()
    {
        var one = Measured.Compare([(0, 1, 10, 25)], new("a", 75), new("b", 60), new("c", 60));
        var three = Measured.Compare([(0, 1, 10, 25), (0, 2, 10, 25), (1, 2, 5, 5)], new("a", 75), new("b", 60), new("c", 60));
        Assert.InRange(one.Tests[0].PValue, 0.05 / 3, 0.05);

        Assert.Contains("chance hardly explains it", McNemarTable.Section(one)!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("chance hardly explains it", McNemarTable.Section(three)!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_can_be_typed_as_it_stands()
    {
        var sample = SampleComparison.Make(["ffn", "lenet"], seeds: 2, epochs: 3);
        Assert.Equal("chainrule compare --networks ffn,lenet --epochs 3 --seeds 2", Reproduction.Command(sample));

        var text = sample with { Options = sample.Options with { Networks = ["ffn", "input 1x28x28 | dense 10"] } };
        Assert.Equal("chainrule compare --networks \"ffn; input 1x28x28 | dense 10\" --epochs 3 --seeds 2", Reproduction.Command(text));

        var other = sample with { Options = sample.Options with { FirstSeed = 7 } };
        Assert.Equal("chainrule compare --networks ffn,lenet --epochs 3 --seeds 2 --seed 7", Reproduction.Command(other));
    }

    [Theory]
    [InlineData("tables/v.csv", "tables/v.csv")]
    [InlineData("./mnist", "./mnist")]
    [InlineData("cats and dogs", "\"cats and dogs\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("$(reboot)", "'$(reboot)'")]
    [InlineData("`reboot`", "'`reboot`'")]
    [InlineData("\"; reboot; '", "'\"; reboot; '\\'''")]
    public void A_shell_takes_the_data_for_a_name_whatever_it_is_called(string name, string argument)
    {
        var sample = SampleComparison.Make(["ffn"], seeds: 1, epochs: 1);
        sample = sample with { Options = sample.Options with { Data = name } };
        Assert.Equal($"chainrule compare --networks ffn --data {argument} --epochs 1 --seeds 1", Reproduction.Command(sample));
    }

    private static void Fill(Tensor<float> tensor)
    {
        for (var i = 0; i < tensor.Values.Length; i++)
        {
            tensor.Values[i] = i;
        }
    }
}
