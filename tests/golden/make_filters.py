"""Makes filters.json: what SciPy's filters answer on random matrices, for GoldenTests to hold our own filters against.

Run from anywhere, with Python 3, NumPy and SciPy:

    python3 tests/golden/make_filters.py

The seed is fixed, so the same versions make the same file; it names the versions that made it. Inputs and kernels have
at most four decimals, so that they are the same doubles wherever they are read; outputs are rounded to 15 digits.
"""
import json
import pathlib
import platform

import numpy
import scipy
from scipy import ndimage, signal

INPUT_SIZES = [(1, 1), (1, 7), (6, 1), (2, 3), (5, 5), (9, 4), (3, 16), (7, 17), (13, 6), (4, 33), (2, 65), (11, 12)]
KERNEL_SIZES = [(1, 1), (1, 3), (4, 1), (2, 2), (3, 3), (2, 5), (4, 4), (5, 4), (5, 5), (7, 3), (6, 9), (15, 15)]
NDIMAGE_BOUNDARIES = ["reflect", "nearest", "constant", "wrap", "mirror"]
SIGMAS = [0.8, 1.5, 2.5]

random = numpy.random.default_rng(2026)


def matrices(kind, sizes, whole, real):
    """Two matrices of each size, one of whole numbers and one of real ones, by name."""
    named = {}
    for rows, columns in sizes:
        named[f"{kind} {rows}x{columns} whole"] = whole((rows, columns))
        named[f"{kind} {rows}x{columns} real"] = numpy.round(real((rows, columns)), 4)
    return named


inputs = matrices("input", INPUT_SIZES, lambda size: random.integers(0, 256, size).astype(float), random.standard_normal)
kernels = matrices("kernel", KERNEL_SIZES, lambda size: random.integers(-9, 10, size).astype(float), random.standard_normal)
cases = []


def draw(named, count):
    """So many of the names, none of them twice."""
    return [str(name) for name in random.choice(list(named), count, replace=False)]


def add(function, input, kernel=None, *, boundary, **options):
    """Asks SciPy, and keeps the question with the answer."""
    module, name = function.split(".")
    filter = getattr({"signal": signal, "ndimage": ndimage}[module], name)
    operands = [inputs[input]] + ([kernels[kernel]] if kernel else [])
    # What signal calls the boundary, ndimage calls the mode; signal's mode is how much of the output is wanted.
    answer = filter(*operands, **options, **{"boundary" if module == "signal" else "mode": boundary})
    asked = {"function": function, "input": input} | ({"kernel": kernel} if kernel else {}) | {"boundary": boundary} | options
    cases.append(asked | {"output": answer})


def fits(kernel, input):
    return all(k <= n for k, n in zip(kernels[kernel].shape, inputs[input].shape))


for function in ["signal.correlate2d", "signal.convolve2d"]:
    for mode in ["full", "same", "valid"]:
        for boundary in ["fill", "wrap", "symm"]:
            # Where the kernel is the larger one, SciPy's valid exchanges the two; ours refuses.
            pairs = [(i, k) for i in inputs for k in kernels if mode != "valid" or fits(k, i)]
            for chosen in random.choice(len(pairs), 9, replace=False):
                input, kernel = pairs[chosen]
                add(function, input, kernel, mode=mode, boundary=boundary)

for function in ["ndimage.correlate", "ndimage.convolve"]:
    for boundary in NDIMAGE_BOUNDARIES:
        for input, kernel in zip(draw(inputs, 8), draw(kernels, 8)):
            add(function, input, kernel, boundary=boundary)

for boundary in NDIMAGE_BOUNDARIES:
    for function in ["ndimage.sobel", "ndimage.prewitt"]:
        for axis in [0, 1]:
            for input in draw(inputs, 3):
                add(function, input, axis=axis, boundary=boundary)
    for input in draw(inputs, 5):
        add("ndimage.laplace", input, boundary=boundary)
    for function in ["ndimage.gaussian_laplace", "ndimage.gaussian_filter"]:
        for sigma, input in zip(SIGMAS, draw(inputs, len(SIGMAS))):
            add(function, input, sigma=sigma, boundary=boundary)


def written(value):
    """JSON in which a matrix is rows of numbers of at most 15 digits; whole numbers have no point."""
    def number(x):
        x = float(f"{x:.15g}")
        return int(x) if x.is_integer() else x

    return json.dumps(value, default=lambda matrix: [[number(x) for x in row] for row in matrix], separators=(",", ":"))


def lines(pairs):
    return ",\n".join(pairs)


versions = f"make_filters.py with Python {platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}"
named = lines(f"{written(name)}:{written(matrix)}" for name, matrix in (inputs | kernels).items())
path = pathlib.Path(__file__).with_name("filters.json")
path.write_text(f'{{"madeBy":{written(versions)},\n"matrices":{{\n{named}}},\n"cases":[\n{lines(map(written, cases))}]}}\n')
print(f"{path.name}: {len(cases)} cases, {path.stat().st_size} bytes")
