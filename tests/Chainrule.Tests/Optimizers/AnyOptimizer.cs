using Chainrule.Optimizers;
using CsCheck;

namespace Chainrule.Tests.Optimizers;

/// <summary>Random optimizers, every setting as often at its default as not.</summary>
internal static class AnyOptimizer
{
    private static readonly Gen<double> Rate = Gen.Double[0.001, 0.1];

    public static Gen<Optimizer> Sgd { get; } =
        Gen.Select(Rate, Or(0, Gen.Double[0.1, 0.95]), Gen.Bool, Or(0, Gen.Double[0.001, 0.1]))
            .Select((rate, momentum, nesterov, decay) => (Optimizer)new Sgd(rate, momentum, nesterov && momentum > 0, decay));

    public static Gen<Optimizer> Adam { get; } =
        Gen.Select(Rate, Beta(0.9), Beta(0.999), Or(1e-8, Gen.Double[1e-5, 1e-2]), Or(0, Gen.Double[0.001, 0.1]))
            .Select((rate, beta1, beta2, epsilon, decay) => (Optimizer)new Adam(rate, beta1, beta2, epsilon, decay));

    public static Gen<Optimizer> AdamW { get; } =
        Gen.Select(Rate, Or(0.01, Gen.Double[0, 0.1]), Beta(0.9), Beta(0.999), Or(1e-8, Gen.Double[1e-5, 1e-2]))
            .Select((rate, decay, beta1, beta2, epsilon) => (Optimizer)new AdamW(rate, decay, beta1, beta2, epsilon));

    public static Gen<Optimizer> RmsProp { get; } =
        Gen.Select(Rate, Beta(0.99), Or(1e-8, Gen.Double[1e-5, 1e-2]), Or(0, Gen.Double[0.1, 0.9]), Or(0, Gen.Double[0.001, 0.1]))
            .Select((rate, alpha, epsilon, momentum, decay) => (Optimizer)new RmsProp(rate, alpha, epsilon, momentum, decay));

    public static Gen<Optimizer> Adadelta { get; } =
        Gen.Select(Gen.Double[0.1, 2], Beta(0.9), Or(1e-6, Gen.Double[1e-5, 1e-2]), Or(0, Gen.Double[0.001, 0.1]))
            .Select((rate, rho, epsilon, decay) => (Optimizer)new Adadelta(rate, rho, epsilon, decay));

    public static Gen<Optimizer> OfAnyKind { get; } = Gen.OneOf(Sgd, Adam, AdamW, RmsProp, Adadelta);

    private static Gen<double> Beta(double usual) => Or(usual, Gen.Double[0.5, 0.999]);

    private static Gen<double> Or(double usual, Gen<double> other) => Gen.OneOf(Gen.Const(usual), other);
}
