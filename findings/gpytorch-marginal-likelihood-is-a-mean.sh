#!/usr/bin/env bash
# GPyTorch's ExactMarginalLogLikelihood is a tenth of scikit-learn's log marginal likelihood of the same ten rows.
#
# Guess: the exact log marginal likelihood is the logarithm of the probability of the data.
# What happens: it is divided by the number of rows. A difference of two models' values is no Bayes factor: here its
#   exp says 2 where it is 1700, and BIC or priors of one's own that are added to it weigh too much.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, torch 2.13.0, gpytorch 1.15.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 torch==2.13.0 gpytorch==1.15.2
venv/bin/python - <<'PYTHON' | tee output.txt
import gpytorch
import torch
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF
class Process(gpytorch.models.ExactGP):
    def __init__(self, x, y, likelihood, length):
        super().__init__(x, y, likelihood)
        self.mean = gpytorch.means.ZeroMean()
        self.kernel = gpytorch.kernels.RBFKernel()
        self.kernel.lengthscale = length
    def forward(self, x):
        return gpytorch.distributions.MultivariateNormal(self.mean(x), self.kernel(x))
x = torch.linspace(0, 1, 10, dtype=torch.float64)[:, None]
y = torch.sin(6 * x[:, 0])
for length in (1.0, 0.3):
    likelihood = gpytorch.likelihoods.GaussianLikelihood()
    model = Process(x, y, likelihood, length).double()
    likelihood.double().noise = 0.1
    model.train()
    value = gpytorch.mlls.ExactMarginalLogLikelihood(likelihood, model)(model(x), y).item()
    other = GaussianProcessRegressor(RBF(length), alpha=0.1, optimizer=None).fit(x.numpy(), y.numpy()).log_marginal_likelihood_value_
    print("length", length, "GPyTorch:", round(value, 2), "scikit-learn:", round(float(other), 2))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
length 1.0 GPyTorch: -1.32 scikit-learn: -13.16
length 0.3 GPyTorch: -0.57 scikit-learn: -5.71
SEEN
