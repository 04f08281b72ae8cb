"""Training steps of the DynConv authors' own PyTorch code, timed on demand.

Not needed for anything but `./dynconv bench train --authors DIR --python PYTHON`, which starts it to
measure this project's training side by side with the published one. DIR is the folder
`classification` of a checkout of github.com/thomasverelst/dynconv; PYTHON has PyTorch.

Reads lines `masked STEPS` or `dense STEPS` from standard input and answers each with the seconds that
so many steps took, on one fixed batch of random images.
"""

import argparse
import sys
import time
import types

parser = argparse.ArgumentParser()
parser.add_argument("--authors", required=True)
parser.add_argument("--depth", type=int, default=32)
parser.add_argument("--batch", type=int, default=128)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--budget", type=float, default=0.5)
args = parser.parse_args()

sys.path.insert(0, args.authors)
# Their plotting helpers are imported with the models but not used for training.
for plotting in ("matplotlib", "matplotlib.pyplot"):
    sys.modules.setdefault(plotting, types.ModuleType(plotting))

import torch  # noqa: E402
import dynconv  # noqa: E402
import models  # noqa: E402

torch.set_num_threads(args.threads)
torch.manual_seed(0)
images = torch.randn(args.batch, 3, 32, 32)
labels = torch.randint(0, 10, (args.batch,))
task_loss = torch.nn.CrossEntropyLoss()
sparsity_loss = dynconv.SparsityCriterion(args.budget, 350)
networks = {}
for name in ("masked", "dense"):
    network = getattr(models, f"resnet{args.depth}")(sparse=name == "masked").train()
    optimiser = torch.optim.SGD(network.parameters(), 0.1, momentum=0.9, weight_decay=5e-4)
    networks[name] = (network, optimiser)


def step(name):
    network, optimiser = networks[name]
    meta = {"masks": [], "device": "cpu", "gumbel_temp": 1.0, "gumbel_noise": True, "epoch": 0}
    output, meta = network(images, meta)
    loss = task_loss(output, labels)
    if name == "masked":
        loss += 10 * sparsity_loss(meta)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()


print(f"PyTorch {torch.__version__}", flush=True)
for line in sys.stdin:
    name, steps = line.split()
    start = time.perf_counter()
    for _ in range(int(steps)):
        step(name)
    print(time.perf_counter() - start, flush=True)
