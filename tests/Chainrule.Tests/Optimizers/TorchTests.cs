using System.Globalization;
using Chainrule.Optimizers;

namespace Chainrule.Tests.Optimizers;

/// <summary>
/// What PyTorch's optimizers and schedulers do. TorchSharp 0.107.0 over libtorch 2.10 made the numbers, in float64 on a
/// CPU, with torch.optim.SGD, Adam, AdamW, RMSProp and Adadelta: five steps on f(x) = ½ Σ_i a_i (x_i − c_i)² with
/// a = (1, 3, ¼) and c = (0, ½, −1), from x = (1, −2, ½), all hyperparameters that the text does not name at PyTorch's
/// defaults (AdamW: weight_decay 0.01). Each line holds x after one step.
/// </summary>
public class TorchTests
{
    private static readonly string[] Walks =
    [
        "sgd 0.1: 0.9, -1.25, 0.4625",
        "sgd 0.1: 0.81, -0.725, 0.4259375",
        "sgd 0.1: 0.7290000000000001, -0.35749999999999993, 0.3902890625",
        "sgd 0.1: 0.6561000000000001, -0.10024999999999994, 0.3555318359375",
        "sgd 0.1: 0.5904900000000001, 0.07982500000000006, 0.3216435400390625",
        "sgd 0.1 decay 0.01: 0.899, -1.248, 0.462",
        "sgd 0.1 decay 0.01: 0.8082010000000001, -0.722352, 0.42498800000000003",
        "sgd 0.1 decay 0.01: 0.7265726990000001, -0.354924048, 0.388938312",
        "sgd 0.1 decay 0.01: 0.6531888564010001, -0.09809190955199999, 0.353825915888",
        "sgd 0.1 decay 0.01: 0.5872167819044991, 0.081433755223152, 0.319626442074912",
        "sgd 0.1 momentum 0.9: 0.9, -1.25, 0.4625",
        "sgd 0.1 momentum 0.9: 0.72, -0.04999999999999993, 0.3921875",
        "sgd 0.1 momentum 0.9: 0.486, 1.1950000000000003, 0.2941015625",
        "sgd 0.1 momentum 0.9: 0.2268, 2.1070000000000007, 0.17347167968750002",
        "sgd 0.1 momentum 0.9: -0.029159999999999978, 2.445700000000001, 0.03556799316406249",
        "sgd 0.1 momentum 0.9 decay 0.01: 0.899, -1.248, 0.462",
        "sgd 0.1 momentum 0.9 decay 0.01: 0.717301, -0.045551999999999884, 0.390788",
        "sgd 0.1 momentum 0.9 decay 0.01: 0.4813244989999999, 1.2003623520000002, 0.29153671200000003",
        "sgd 0.1 momentum 0.9 decay 0.01: 0.22033187370099985, 2.110376200848, 0.169630598288",
        "sgd 0.1 momentum 0.9 decay 0.01: -0.036815008311901154, 2.444165428355952, 0.030504700391711978",
        "sgd 0.1 momentum 0.9 nesterov decay 0.01: 0.8081, -0.5712, 0.4278",
        "sgd 0.1 momentum 0.9 nesterov decay 0.01: 0.57121561, 0.64958928, 0.32838668000000004",
        "sgd 0.1 momentum 0.9 nesterov decay 0.01: 0.32185967344099997, 1.372061442768, 0.20770291000800004",
        "sgd 0.1 momentum 0.9 nesterov decay 0.01: 0.08759795815357203, 1.5635781860921807, 0.07151124157280482",
        "sgd 0.1 momentum 0.9 nesterov decay 0.01: -0.11079058945899668, 1.3634243353036763, -0.07473366725838022",
        "adam 0.1: 0.900000001, -1.9000000001333333, 0.4000000026666666",
        "adam 0.1: 0.8004122297123382, -1.8001271882463328, 0.30023906702505043",
        "adam 0.1: 0.701586274504415, -1.7004739336595847, 0.20090287770897122",
        "adam 0.1: 0.603939062682108, -1.6011384090991243, 0.10219894616529185",
        "adam 0.1: 0.507963661927221, -1.5022246489318043, 0.00435818169099754",
        "adam 0.1 beta1 0.8 beta2 0.99 epsilon 0.001 decay 0.01: 0.9000989119683481, -1.9000132961042415, 0.4002624671916011",
        "adam 0.1 beta1 0.8 beta2 0.99 epsilon 0.001 decay 0.01: 0.8008973228019407, -1.8002642710987207, 0.30096982540372347",
        "adam 0.1 beta1 0.8 beta2 0.99 epsilon 0.001 decay 0.01: 0.7029622217430185, -1.7009220421231874, 0.20245301679569466",
        "adam 0.1 beta1 0.8 beta2 0.99 epsilon 0.001 decay 0.01: 0.6069435249890006, -1.602162034000671, 0.10507159800354622",
        "adam 0.1 beta1 0.8 beta2 0.99 epsilon 0.001 decay 0.01: 0.513574275687005, -1.5041643781080618, 0.009211683826958042",
        "adamw 0.1: 0.899000001, -1.8980000001333333, 0.39950000266666663",
        "adamw 0.1: 0.7985190281887788, -1.7962322175197878, 0.29934111101632244",
        "adamw 0.1: 0.6989111847156934, -1.694790963401401, 0.19970959121236004",
        "adamw 0.1: 0.6005985762659103, -1.5937763694585605, 0.1008132040540882",
        "adamw 0.1: 0.5040800927472017, -1.4932944337163239, 0.0028826855465561574",
        "adamw 0.1 decay 0.1: 0.890000001, -1.8800000001333332, 0.39500000266666657",
        "adamw 0.1 decay 0.1: 0.781571856954161, -1.761358375735533, 0.29130467305023583",
        "adamw 0.1 decay 0.1: 0.6751012231892006, -1.6441762182938797, 0.1890958091687176",
        "adamw 0.1 decay 0.1: 0.5710475992066121, -1.5285604720861508, 0.08857359563492732",
        "adamw 0.1 decay 0.1: 0.4699526596188067, -1.4146238388613404, -0.010042717179620506",
        "rmsprop 0.01: 0.9000000099999991, -1.9000000013333334, 0.4000000266666596",
        "rmsprop 0.01: 0.8329179752650593, -1.8305659161265126, 0.3315851505070676",
        "rmsprop 0.01: 0.7799822819823541, -1.774468030089036, 0.2768515408352713",
        "rmsprop 0.01: 0.7353890542033931, -1.7262604225355722, 0.23019611655560612",
        "rmsprop 0.01: 0.696465799281033, -1.683411105302994, 0.1890254669740619",
        "rmsprop 0.01 alpha 0.9 epsilon 0.001 momentum 0.9 decay 0.01: 0.9684759242700373, -1.9683905156810437, 0.46863820942389955",
        "rmsprop 0.01 alpha 0.9 epsilon 0.001 momentum 0.9 decay 0.01: 0.9175659814581396, -1.9171462823331868, 0.41784599582779997",
        "rmsprop 0.01 alpha 0.9 epsilon 0.001 momentum 0.9 decay 0.01: 0.8534176273329847, -1.852150380388721, 0.35358535342366665",
        "rmsprop 0.01 alpha 0.9 epsilon 0.001 momentum 0.9 decay 0.01: 0.7800653818002014, -1.777142308982304, 0.27970656828120555",
        "rmsprop 0.01 alpha 0.9 epsilon 0.001 momentum 0.9 decay 0.01: 0.7004633508503267, -1.6947652434137621, 0.19897570116369973",
        "adadelta 1: 0.9968377381511013, -1.9968377226209229, 0.4968378347703744",
        "adadelta 1: 0.9935981984076517, -1.9935952403957253, 0.4935967699655411",
        "adadelta 1: 0.9903090828008376, -1.990299096133326, 0.49030386049993807",
        "adadelta 1: 0.9869840926127735, -1.9869623427581184, 0.4869724465501365",
        "adadelta 1: 0.9836313873486155, -1.9835927146709933, 0.4836104515845002",
        "adadelta 0.5 rho 0.8 epsilon 0.001 decay 0.01: 0.9647309904611661, -1.9646462238383149, 0.4652413176699314",
        "adadelta 0.5 rho 0.8 epsilon 0.001 decay 0.01: 0.9281613854572237, -1.9276173420015847, 0.42904087902019084",
        "adadelta 0.5 rho 0.8 epsilon 0.001 decay 0.01: 0.8911333068377403, -1.889585559973882, 0.3921202636936361",
        "adadelta 0.5 rho 0.8 epsilon 0.001 decay 0.01: 0.8540838040074591, -1.850886814517493, 0.35484930754104593",
        "adadelta 0.5 rho 0.8 epsilon 0.001 decay 0.01: 0.8172807136886653, -1.8117233799123162, 0.31745414081336676",
    ];

    // The rates of lr_scheduler.OneCycleLR(max_lr: 1, total_steps: T), and with T = 12, pct_start 0.5, div_factor 10 and
    // final_div_factor 100; CosineAnnealingLR(T_max: 8); StepLR(2, 0.1) and ExponentialLR(0.9), stepped once an epoch.
    private static readonly string[] Rates =
    [
        "one-cycle: 0.040000000000000036, 0.52, 1, 0.9504846320134737, 0.8117456539497631, 0.6112620219362893, 0.38874197806371075, 0.18825834605023697, 0.049519367986526286, 4E-06",
        "one-cycle 0.5 10 100: 0.09999999999999998, 0.18594235253127367, 0.41094235253127365, 0.6890576474687262, 0.9140576474687263, 1, 0.9330796891903272, 0.75025, 0.5005, 0.2507500000000001, 0.06792031080967287, 0.001",
        "cosine: 1, 0.9619397662556434, 0.8535533905932737, 0.6913417161825449, 0.5, 0.30865828381745514, 0.14644660940672627, 0.03806023374435664, 0",
        "cosine 0.1: 1, 0.9657457896300791, 0.8681980515339464, 0.7222075445642905, 0.55, 0.3777924554357097, 0.2318019484660537, 0.134254210369921, 0.1",
        "step 2 0.1: 1, 1, 0.1, 0.1, 0.010000000000000002, 0.010000000000000002",
        "exponential 0.9: 1, 0.9, 0.81, 0.7290000000000001, 0.6561000000000001, 0.5904900000000002",
    ];

    public static TheoryData<string> WalkNames => [.. Walks.Select(line => Split(line).Text).Distinct()];

    public static TheoryData<string> RateNames => [.. Rates.Select(line => Split(line).Text)];

    [Theory]
    [MemberData(nameof(WalkNames))]
    public void Optimizers_step_as_in_PyTorch(string text)
    {
        double[] slopes = [1, 3, 0.25], centres = [0, 0.5, -1];
        var expected = Walks.Select(Split).Where(line => line.Text == text).Select(line => line.Values).ToArray();
        var path = OptimizerRun.Walk(
            "double", Optimizer.Parse(text), [1, -2, 0.5],
            (x, _) => [.. x.Select((xi, i) => slopes[i] * (xi - centres[i]))], expected.Length);
        Assert.Equal(5, expected.Length);
        for (var step = 0; step < expected.Length; step++)
        {
            Assert.All(path[step], (x, i) => Assert.Equal(expected[step][i], x, 1e-13));
        }
    }

    [Theory]
    [MemberData(nameof(RateNames))]
    public void Schedules_run_as_in_PyTorch(string text)
    {
        var expected = Rates.Select(Split).Single(line => line.Text == text).Values;
        var schedule = Schedule.Parse(text);
        // PyTorch's cosine of T steps gives T + 1 rates: the last one holds when all steps are done.
        var steps = schedule is CosineSchedule ? expected.Length - 1 : expected.Length;
        for (var step = 0; step < expected.Length; step++)
        {
            Assert.Equal(expected[step], schedule.Factor(step, stepsPerEpoch: 1, epochs: steps), 1e-15);
        }
    }

    private static (string Text, double[] Values) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return (line[..colon], [.. line[(colon + 1)..].Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture))]);
    }
}
