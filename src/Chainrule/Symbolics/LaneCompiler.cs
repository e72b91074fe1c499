using System.Diagnostics;
using Chainrule.Kernels;

namespace Chainrule.Symbolics;

/// <summary>
/// Makes a program over lanes of an expression in plain numbers: no indices, no sums over them. What occurs twice is worked
/// out once.
/// </summary>
internal sealed class LaneCompiler
{
    private const int MostSteps = 2000;

    private readonly IReadOnlyList<Variable> inputs;
    private readonly List<LaneStep> steps = [];
    private readonly Dictionary<Expression, int> known = [];

    private LaneCompiler(IReadOnlyList<Variable> inputs) => this.inputs = inputs;

    /// <summary>The program that has the expression's value.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="inputs">The variables in it, one or two: the program's inputs.</param>
    /// <exception cref="ChainruleException">An expression too long to be worked out in every cell.</exception>
    public static LaneProgram Compile(Expression expression, params IReadOnlyList<Variable> inputs)
    {
        var compiler = new LaneCompiler(inputs);
        var last = compiler.Find(expression);
        return new(compiler.steps[..(last + 1)]);
    }

    /// <summary>The step that makes an expression's value.</summary>
    private int Find(Expression expression) =>
        known.TryGetValue(expression, out var step) ? step : known[expression] = Make(expression);

    private int Make(Expression expression) => expression switch
    {
        Constant constant => Do(new(LaneOperation.Constant, Number: constant.Value)),
        Element element => Do(new(element.Variable == inputs[0] ? LaneOperation.First : LaneOperation.Second)),
        Plus sum => sum.Terms.Skip(1).Aggregate(Find(sum.Terms[0]), Added),
        Times product => Multiplied(product),
        Power { Exponent: Constant { Value: var exponent } } power => Raised(Find(power.Base), exponent),
        // uᵛ = e^(v ln u)
        Power power => Find(Functions.Exp.Of(power.Exponent * Functions.Log.Of(power.Base))),
        Call call => Called(call.Function, Find(call.Argument)),
        Largest largest => largest.Of.Skip(1).Aggregate(Find(largest.Of[0]), (left, part) => Do(LaneOperation.Max, left, Find(part))),
        // The smallest is what is largest with the other sign.
        Smallest smallest => Do(LaneOperation.Negate, Find(new Largest([.. smallest.Of.Select(part => (-part).Simplify())]))),
        Indicator indicator => Where(indicator.Condition, One),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    private int Zero => Find(Expression.Zero);

    private int One => Find(Expression.One);

    private int Added(int left, Expression term)
    {
        var (coefficient, rest) = term.Split();
        return coefficient == -1 ? Do(LaneOperation.Subtract, left, Find(rest)) : Do(LaneOperation.Add, left, Find(term));
    }

    private int Multiplied(Times product)
    {
        var (coefficient, rest) = ((Expression)product).Split();
        if (coefficient == -1)
        {
            return Do(LaneOperation.Negate, Find(rest));
        }
        int? value = null;
        foreach (var factor in product.Factors.Where(factor => factor is not Indicator && !IsBelow(factor)))
        {
            value = value is { } left ? Do(LaneOperation.Multiply, left, Find(factor)) : Find(factor);
        }
        foreach (var factor in product.Factors.OfType<Power>().Where(IsBelow))
        {
            value = Do(LaneOperation.Divide, value ?? One, Find(new Power(factor.Base, -((Constant)factor.Exponent).Value).Simplify()));
        }
        // Where a condition does not hold, the rest counts as 0, whatever it is.
        return product.Factors.OfType<Indicator>().Aggregate(value ?? One, (rest, condition) => Where(condition.Condition, rest));

        static bool IsBelow(Expression factor) => factor is Power { Exponent: Constant { Value: < 0 } };
    }

    /// <summary>A power that is the same number every time: by squares and roots where that is exact.</summary>
    private int Raised(int radix, double exponent)
    {
        const int MostDoublings = 1 << 20;
        if (exponent < 0)
        {
            return Do(LaneOperation.Divide, One, Raised(radix, -exponent));
        }
        if (exponent >= MostDoublings || !double.IsInteger(2 * exponent))
        {
            return Do(LaneOperation.Exp, Do(LaneOperation.Multiply, Find(exponent), Do(LaneOperation.Log, radix)));
        }
        int? value = double.IsInteger(exponent) ? null : Do(LaneOperation.Sqrt, radix);
        var whole = (int)exponent;
        for (var square = radix; whole > 0; whole /= 2)
        {
            if (whole % 2 == 1)
            {
                value = value is { } left ? Do(LaneOperation.Multiply, left, square) : square;
            }
            square = whole > 1 ? Do(LaneOperation.Multiply, square, square) : square;
        }
        return value ?? One;
    }

    private int Called(Function function, int u) =>
        function == Functions.Exp ? Do(LaneOperation.Exp, u)
        : function == Functions.Log ? Do(LaneOperation.Log, u)
        : function == Functions.Sqrt ? Do(LaneOperation.Sqrt, u)
        : function == Functions.Abs ? Do(LaneOperation.Abs, u)
        : function == Functions.Tanh ? Do(LaneOperation.Tanh, u)
        : function == Functions.Relu ? Do(LaneOperation.Max, u, Zero)
        : function == Functions.NormalCumulative ? Do(LaneOperation.NormalCumulative, u)
        : function == Functions.NormalDensity ? Do(LaneOperation.NormalDensity, u)
        // 1 above 0, −1 below it; u itself is left, which is 0 or not a number.
        : function == Functions.Sign ? Do(new(LaneOperation.WhereGreater, u, Zero, One, Do(new(LaneOperation.WhereGreater, Zero, u, Find(-1), u))))
        // 1/(1 + e⁻ᵘ)
        : function == Functions.Sigmoid
            ? Do(LaneOperation.Divide, One, Do(LaneOperation.Add, One, Do(LaneOperation.Exp, Do(LaneOperation.Negate, u))))
        // max(u, 0) + ln(1 + e^−|u|)
        : function == Functions.Softplus
            ? Do(LaneOperation.Add, Do(LaneOperation.Max, u, Zero), Do(LaneOperation.Log, Do(LaneOperation.Add, One,
                Do(LaneOperation.Exp, Do(LaneOperation.Negate, Do(LaneOperation.Abs, u))))))
        : throw new UnreachableException(function.Name);

    private int Where(Condition condition, int value) => condition switch
    {
        Above above => Do(new(LaneOperation.WhereGreater, Find(above.Left), Find(above.Right), value, Zero)),
        NotAbove notAbove => Do(new(LaneOperation.WhereGreater, Find(notAbove.Left), Find(notAbove.Right), Zero, value)),
        _ => throw new UnreachableException(condition.GetType().Name),
    };

    private int Do(LaneOperation operation, int a, int b = -1) => Do(new(operation, a, b));

    private int Do(LaneStep step)
    {
        steps.Add(step);
        return steps.Count <= MostSteps
            ? steps.Count - 1
            : throw new ChainruleException($"the formula or its derivative takes more than {MostSteps} operations: take a simpler one");
    }
}
