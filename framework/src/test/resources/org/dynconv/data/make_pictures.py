"""Makes the pictures beside this file with Pillow, which the tests compare with.

source.png          a made-up picture, 61 wide and 47 high: waves, a hard edge, noise
resized-WxH.png     source.png resized by Pillow's BILINEAR filter (antialiased when it shrinks)
420.jpg, grey.jpg   source.png as JPEG, with 4:2:0 chroma and in grey
cmyk.jpg            the same in cyan, magenta, yellow and black, some of it under black
*.png               what Pillow decodes from these, as RGB

Run in this folder: python3 make_pictures.py (made with Pillow 9.4.0 and libjpeg-turbo 2.1.5)
"""
import math
import random

from PIL import Image

WIDTH, HEIGHT = 61, 47
random.seed(1)
source = Image.new("RGB", (WIDTH, HEIGHT))
for y in range(HEIGHT):
    for x in range(WIDTH):
        wave = 127 * math.sin(x / 3.0) * math.cos(y / 5.0)
        edge = 90 if x + 2 * y > 80 else 0
        source.putpixel((x, y), (
            int(min(255, max(0, 128 + wave))),
            int(min(255, max(0, 40 + edge + 3 * x))),
            random.randrange(256) if y > 30 else 4 * y))
source.save("source.png")
for width, height in [(20, 15), (61, 20), (25, 47), (60, 46), (100, 80), (7, 3), (1, 1), (90, 10)]:
    source.resize((width, height), Image.BILINEAR).save(f"resized-{width}x{height}.png")
source.save("420.jpg", quality=85, subsampling="4:2:0")
Image.open("420.jpg").convert("RGB").save("420.png")
source.convert("L").save("grey.jpg", quality=85)
Image.open("grey.jpg").convert("RGB").save("grey.png")
inks = source.convert("CMYK")
black = Image.new("L", (WIDTH, HEIGHT))
for x in range(WIDTH):
    black.paste(2 * x, (x, 0, x + 1, HEIGHT))
Image.merge("CMYK", inks.split()[:3] + (black,)).save("cmyk.jpg", quality=85)
Image.open("cmyk.jpg").convert("RGB").save("cmyk.png")
