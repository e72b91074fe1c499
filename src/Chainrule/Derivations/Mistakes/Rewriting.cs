using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>What the mistakes rewrite rules with.</summary>
internal static class Rewriting
{
    extension(Derivation derivation)
    {
        /// <summary>The rules of a kind, of every block or one.</summary>
        public IEnumerable<Rule> Of(RuleKind kind, int? block = null) =>
            derivation.Rules.Where(rule => rule.Kind == kind && (block is null || rule.Block == block));

        /// <summary>The rule for a block's δ.</summary>
        public Rule Delta(int block) => derivation.Of(RuleKind.Delta, block).Single();

        /// <summary>The number of the last block.</summary>
        public int Last => derivation.Blocks.Count - 1;

        /// <summary>The numbers of the blocks before the last.</summary>
        public IEnumerable<int> Hidden => Enumerable.Range(0, derivation.Last);

        /// <summary>The rules with other right sides.</summary>
        public IReadOnlyList<Rule> With(params IEnumerable<Change> changes)
        {
            var rights = changes.ToDictionary(change => change.Rule, change => change.Right);
            return [.. derivation.Rules.Select(rule => rights.TryGetValue(rule, out var right) ? rule with { Right = right } : rule)];
        }

        /// <summary>Each change by itself, and all of them together: a mistake made in one layer, or in all.</summary>
        public IEnumerable<IReadOnlyList<Rule>> AloneAndTogether(IEnumerable<Change> changes) =>
            derivation.GroupsAloneAndTogether(changes.Select(change => (IReadOnlyList<Change>)[change]));

        /// <summary>The same where a layer's mistake changes several rules at once.</summary>
        public IEnumerable<IReadOnlyList<Rule>> GroupsAloneAndTogether(IEnumerable<IReadOnlyList<Change>> groups)
        {
            var all = groups.Where(group => group.Any(change => !change.Right.Equals(change.Rule.Right))).ToList();
            foreach (var group in all)
            {
                yield return derivation.With(group);
            }
            if (all.Count > 1)
            {
                yield return derivation.With(all.SelectMany(group => group));
            }
        }

        /// <summary>δ made of another ∂L/∂a or another f′.</summary>
        public Change DeltaOf(int block, Func<Expression, Expression>? upstream = null, Func<BlockDerivation, Expression?>? slope = null)
        {
            var here = derivation.BlockDerivations[block];
            var fromNext = upstream is null ? here.Upstream : upstream(here.Upstream);
            var inner = slope is null ? here.Slope?.Value : slope(here);
            var right = inner is null ? fromNext : here.Next is null ? fromNext * inner : inner * fromNext;
            return new(derivation.Delta(block), right.Simplify());
        }

        /// <summary>Every δ with f′ taken at h, where the rules have it made of a = f(h): the same numbers, unless a is wrong.</summary>
        public IEnumerable<Change> SlopesAtWeighted(int? block = null) =>
            from pair in derivation.BlockDerivations.Index()
            where pair.Item.Slope is not null && (block is null || pair.Index == block)
            select derivation.DeltaOf(pair.Index, slope: here => here.Slope!.Steps[0]);

        /// <summary>Rules of a kind with something else on the right.</summary>
        public IEnumerable<Change> Each(RuleKind kind, Func<Rule, Expression> right) =>
            derivation.Of(kind).Select(rule => new Change(rule, right(rule).Simplify()));

        /// <summary>The update of every parameter in another way.</summary>
        public IEnumerable<Change> Updates(Func<BlockParameter, Expression> right) =>
            from rule in derivation.Of(RuleKind.Update)
            let parameter = derivation.ParameterOf(rule)
            select new Change(rule, right(parameter));
    }

    extension(Expression expression)
    {
        /// <summary>The same with other sums.</summary>
        public Expression ReplaceSums(Func<SumOver, Expression> replacement) =>
            expression is SumOver sum ? replacement(sum) : expression.WithParts(part => part.ReplaceSums(replacement));

        /// <summary>The same with two indices in each other's place.</summary>
        public Expression Swap(IndexName a, IndexName b)
        {
            var between = a.Apart(expression.FreeIndices.Append(a).Append(b).ToHashSet());
            return expression.Substitute(a, between).Substitute(b, a).Substitute(between, b);
        }
    }
}

/// <summary>A rule with something else on the right.</summary>
internal sealed record Change(Rule Rule, Expression Right);
