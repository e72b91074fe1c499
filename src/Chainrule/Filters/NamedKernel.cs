namespace Chainrule.Filters;

/// <summary>A name that stands for a kernel, or with its parameters for a family of them.</summary>
public sealed class NamedKernel
{
    private readonly Func<double?[], Kernel> create;

    internal NamedKernel(string name, string summary, Kernel kernel) : this(name, summary, _ => kernel) { }

    internal NamedKernel(string name, string summary, Func<double?[], Kernel> create, params IReadOnlyList<KernelParameter> parameters)
    {
        Name = name;
        Summary = summary;
        Parameters = parameters;
        this.create = create;
    }

    /// <summary>The name: <c>gaussian</c>.</summary>
    public string Name { get; }

    /// <summary>What it does, in a line.</summary>
    public string Summary { get; }

    /// <summary>Its parameters in the order in which they are given; those that may be left out come last.</summary>
    public IReadOnlyList<KernelParameter> Parameters { get; }

    /// <summary>How it is written: <c>gaussian SIGMA [SIZE]</c>.</summary>
    public string Syntax => string.Join(' ', Parameters.Select(parameter => parameter.Syntax).Prepend(Name));

    /// <summary>The kernel.</summary>
    /// <param name="values">A value for each parameter in its order; those at the end may be left out where they have a default.</param>
    /// <exception cref="ArgumentException">Too many or too few values, or one that its parameter does not take.</exception>
    public Kernel Create(params ReadOnlySpan<double> values)
    {
        var least = Parameters.Count(parameter => parameter.Default is null);
        if (values.Length < least || values.Length > Parameters.Count)
        {
            throw new ArgumentException($"{Syntax} does not take {values.Length} values.", nameof(values));
        }
        var all = new double?[Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            all[i] = Parameters[i].Check(values[i], nameof(values));
        }
        return create(all);
    }

    /// <inheritdoc/>
    public override string ToString() => Syntax;
}
