#!/usr/bin/env dotnet
// Draws a picture, finds its edges, and explains one number of the result.
//
//   dotnet run examples/02-edges.cs              prints, and writes scene.png and edges.png to the folder for temporary files
//   dotnet run examples/02-edges.cs -- docs      writes them to a folder of your choice
#:project ../src/Chainrule.Visuals/Chainrule.Visuals.csproj
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;

// What stands at a point of the scene, from the front to the back, as a level from 0 (black) to 255 (white).
static float Scene(double y, double x) =>
    Math.Abs(x - 190) < 22 && y > 190 && y < 270 ? 60                                            // a door
    : Math.Abs(x - 190) < 70 && y > 140 && y < 270 ? 205                                         // a wall
    : y <= 140 && y > 80 && Math.Abs(x - 190) < (y - 80) * 1.45 ? 95                             // a roof
    : y > 215 && y < 262 && x > 290 && x < 460 && (x - 290) % 16 < 7 ? 225                       // a fence
    : y > 250 ? 120 - 0.2f * (float)(y - 250)                                                    // the ground
    : Math.Pow(x - 390, 2) + Math.Pow(y - 75, 2) < 38 * 38 ? 250                                 // the sun
    : 190 - 0.25f * (float)y;                                                                    // the sky

// Every pixel is the mean of sixteen points, so that slanted edges are smooth.
var picture = new Tensor<float>(new Shape(1, 320, 480));
for (var row = 0; row < 320; row++)
{
    for (var column = 0; column < 480; column++)
    {
        for (var point = 0; point < 16; point++)
        {
            picture[0, row, column] += Scene(row + (point / 4 + 0.5) / 4, column + (point % 4 + 0.5) / 4) / 16;
        }
    }
}

// Sobel's kernel, as the exercise writes it: cross-correlation, no padding.
var sobel = new Filter(NamedKernels.SobelX);
var response = sobel.Apply(picture);
Console.WriteLine($"{picture.Shape} filtered by sobel-x is {response.Shape}");
Console.WriteLine(CellExplanation.Of(sobel, picture, 0, 200, 119).Equation);

// Both directions together: the gradient, its ridges one pixel wide, and of those the ones that stand out.
var gradient = ImageGradient.Of(picture, GradientOperator.Sobel);
var ridges = NonMaximumSuppression.Of(gradient);
var edges = Hysteresis.Apply(ridges, EdgeThresholds.Automatic(gradient));
Console.WriteLine($"{edges.Count} of {picture.Shape.Count} pixels lie on an edge");

var folder = args.Length > 0 ? args[0] : Path.GetTempPath();
PictureFile.WritePng(Path.Combine(folder, "scene.png"), ResultPicture.Render(picture, topLevel: 255).Picture);
PictureFile.WritePng(Path.Combine(folder, "edges.png"), new Picture(edges.Pixels.Shape, edges.Pixels.Values.ToArray()));
Console.WriteLine($"scene.png and edges.png are in {folder}");
