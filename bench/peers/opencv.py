#!/usr/bin/python3
"""Filters a 3840x2160 picture of floats again and again with OpenCV, as `Chainrule.Bench filter` does with Chainrule.

usage: opencv.py random3|random5|random9|random15|random31|gaussian15 THREADS SECONDS
Debian: apt-get install python3-opencv
"""
import json
import resource
import sys
import time

import cv2
import numpy

name, threads, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
cv2.setNumThreads(threads)
generator = numpy.random.default_rng(1)
picture = generator.random((2160, 3840), dtype=numpy.float32)
output = numpy.empty_like(picture)
if name == "gaussian15":
    def work():
        cv2.GaussianBlur(picture, (15, 15), 2.5, dst=output, borderType=cv2.BORDER_REPLICATE)
else:
    size = int(name[len("random"):])
    kernel = (generator.random((size, size)) - 0.5).astype(numpy.float32)

    def work():
        cv2.filter2D(picture, -1, kernel, dst=output, borderType=cv2.BORDER_REPLICATE)

times = []
begin = time.perf_counter()
while time.perf_counter() - begin < seconds or len(times) < 3:
    start = time.perf_counter()
    work()
    times.append(time.perf_counter() - start)
times.sort()
median = times[len(times) // 2]
print(json.dumps({
    "imagesPerSecond": round(1 / median, 2),
    "medianMs": round(1000 * median, 2),
    "fastestMs": round(1000 * times[0], 2),
    "peakMemoryMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "opencv": cv2.__version__,
}))
