using Chainrule.Derivations;
using Chainrule.Layers;
using Chainrule.Symbolics;

namespace Chainrule.Studio.Backpropagation;

/// <summary>Where a small dense network's units and weights stand on a drawing: the input's column first, a column for each layer.</summary>
public sealed class NetworkLayout
{
    /// <summary>Beyond so many units in a layer, or layers, or weights, a drawing is a tangle.</summary>
    private const int MostUnits = 8, MostLayers = 5, MostWeights = 80;

    private const double ColumnWidth = 310, RowHeight = 136, Margin = 75, TargetWidth = 60, LabelWidth = 66, LabelHeight = 24, UnitRadius = 36, OneRadius = 16;

    private static readonly double[] shares = [0.5, 0.44, 0.56, 0.38, 0.62, 0.33, 0.67, 0.28, 0.72, 0.47, 0.53, 0.41, 0.59, 0.35, 0.65, 0.3, 0.7];

    private NetworkLayout(Derivation derivation)
    {
        var blocks = derivation.Blocks;
        var most = blocks.Max(block => Math.Max(block.Layer.Input.Count, block.Layer.Output.Count));
        // The constant 1 of each layer's bias stands below its units.
        Height = (most + 0.6) * RowHeight;
        // The targets stand to the right of the outputs.
        Width = 2 * Margin + blocks.Count * ColumnWidth + TargetWidth;
        double Y(int unit, int count) => RowHeight * ((most - count) / 2.0 + unit - 0.5);
        for (var column = 0; column <= blocks.Count; column++)
        {
            var x = Margin + column * ColumnWidth;
            var layer = column == 0 ? null : blocks[column - 1];
            var count = layer?.Layer.Output.Count ?? blocks[0].Layer.Input.Count;
            Units.AddRange(Enumerable.Range(1, count).Select(unit => new Unit(column, unit, layer, x, Y(unit, count))));
            if (column < blocks.Count)
            {
                Units.Add(new Unit(column, 0, layer, x, Y(count + 1, count) - 25));
            }
        }
        foreach (var (l, block) in blocks.Index())
        {
            var parameter = block.Parameters[0];
            foreach (var from in Units.Where(unit => unit.Column == l))
            {
                foreach (var to in Units.Where(unit => unit.Column == l + 1 && unit.Number > 0))
                {
                    Weights.Add(new Weight(l, parameter, parameter.At.Variable.Offset([from.Number, to.Number]), from, to, LabelOf(from, to)));
                }
            }
        }
    }

    /// <summary>The drawing's size.</summary>
    public double Width { get; }

    /// <summary>The drawing's size.</summary>
    public double Height { get; }

    /// <summary>The units, and the constant 1 of each layer that has a next one.</summary>
    public List<Unit> Units { get; } = [];

    /// <summary>The weights, biases among them.</summary>
    public List<Weight> Weights { get; } = [];

    /// <summary>The middle of a line, or the place nearest to it where no other number stands yet.</summary>
    private (double X, double Y) LabelOf(Unit from, Unit to)
    {
        var places = shares.Select(share => (X: from.X + share * (to.X - from.X), Y: from.Y + share * (to.Y - from.Y)));
        return places.Where(place => Weights.All(other =>
                Math.Abs(other.Label.X - place.X) >= LabelWidth || Math.Abs(other.Label.Y - place.Y) >= LabelHeight))
            .DefaultIfEmpty(places.First()).First();
    }

    /// <summary>Whether a weight lies on another's way to the loss, behind it.</summary>
    public static bool IsOnWay(Weight weight, Weight of) =>
        weight.From.Number > 0 && (weight.From == of.To || weight.From.Column > of.To.Column);

    /// <summary>The layout of a network; null for one that is not dense throughout, or too large to be drawn.</summary>
    public static NetworkLayout? Of(Derivation derivation)
    {
        var blocks = derivation.Blocks;
        return blocks.All(block => block.Layer is Dense && block.Layer.Input.Rank == 1)
            && blocks.Count <= MostLayers
            && blocks.All(block => Math.Max(block.Layer.Input.Count, block.Layer.Output.Count) <= MostUnits)
            && derivation.Network.ParameterCount <= MostWeights
            ? new(derivation)
            : null;
    }

    /// <summary>A unit of the drawing.</summary>
    /// <param name="Column">Its column, from 0 for the input.</param>
    /// <param name="Number">Its number, from 1; 0 for the constant 1 beside them.</param>
    /// <param name="Block">The layer that computes it; null for an input.</param>
    /// <param name="X">Its middle.</param>
    /// <param name="Y">Its middle.</param>
    public sealed record Unit(int Column, int Number, Block? Block, double X, double Y)
    {
        /// <summary>Of its circle.</summary>
        public double Radius => Number == 0 ? OneRadius : UnitRadius;
    }

    /// <summary>A weight of the drawing.</summary>
    /// <param name="Block">The number of its block.</param>
    /// <param name="Parameter">Its variable.</param>
    /// <param name="Offset">Its place there.</param>
    /// <param name="From">What it multiplies.</param>
    /// <param name="To">Whose sum it is part of.</param>
    /// <param name="Label">Where its number stands on its line.</param>
    public sealed record Weight(int Block, BlockParameter Parameter, int Offset, Unit From, Unit To, (double X, double Y) Label)
    {
        /// <summary>Its name as a formula: <c>w_12^(1)</c>.</summary>
        public Element Element => Parameter.At.Variable[[.. Parameter.At.Variable.Place(Offset).Select(i => (AffineIndex)i)]];
    }
}
