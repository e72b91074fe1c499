using MudBlazor;

namespace Chainrule.Studio.Layout;

/// <summary>The studio's colours, with enough contrast for text on either ground (WCAG AA).</summary>
internal static class StudioTheme
{
    private static readonly string[] fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1d4fc4",
            Secondary = "#8a3ffc",
            AppbarBackground = "#171a21",
            AppbarText = "#ffffff",
            Background = "#ffffff",
            Surface = "#ffffff",
            TextPrimary = "#171a21",
            TextSecondary = "#4c5461",
            LinesDefault = "#c5cad3",
            LinesInputs = "#6b7280",
            Error = "#b3261e",
            Success = "#146c2e",
            Warning = "#8a5300",
            Info = "#1d4fc4",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#9bb8ff",
            Secondary = "#d0b3ff",
            AppbarBackground = "#1b1e26",
            AppbarText = "#ffffff",
            PrimaryContrastText = "#101218",
            Background = "#101218",
            Surface = "#171a22",
            TextPrimary = "#e8eaef",
            TextSecondary = "#a9b1be",
            LinesDefault = "#424855",
            LinesInputs = "#8d95a3",
            Error = "#ffb4ab",
            Success = "#7ddc8f",
            Warning = "#ffb95c",
            Info = "#9bb8ff",
        },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = fonts }, Button = new ButtonTypography { FontFamily = fonts, TextTransform = "none" } },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
