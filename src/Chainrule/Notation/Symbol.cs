namespace Chainrule.Notation;
#pragma warning disable
public sealed record Symbol(char Letter, bool IsHatted = false, int Primes = 0) : Formula;
