#!/usr/bin/env bash
# The best_model_path of Lightning's ModelCheckpoint is the last epoch's, unless a monitor is named.
#
# Guess: 'best', as in trainer.test(ckpt_path='best'), is best by the validation loss that the module logs.
# What happens: without monitor the newest checkpoint counts as best, so that after overfitting the overfitted
#   weights are tested under that name; best_model_score is None. monitor='val_loss' is needed.
# Versions: numpy 2.4.6, torch 2.13.0, lightning 2.6.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 lightning==2.6.6
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import re
import warnings
import lightning
import torch
from lightning.pytorch.callbacks import ModelCheckpoint
warnings.simplefilter("ignore")
logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
class Model(lightning.LightningModule):
    def __init__(self):
        super().__init__()
        self.w = torch.nn.Parameter(torch.zeros(1))
    def training_step(self, batch, index):
        return (self.w * 0).sum()
    def validation_step(self, batch, index):
        self.log("val_loss", [0.5, 0.1, 0.9][self.current_epoch])
    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), 0.1)
data = torch.utils.data.DataLoader(torch.zeros(2, 1))
for words in ({}, {"monitor": "val_loss"}):
    checkpoint = ModelCheckpoint(dirpath=f"checkpoints{len(words)}", **words)
    trainer = lightning.Trainer(max_epochs=3, accelerator="cpu", logger=False, enable_progress_bar=False, enable_model_summary=False, num_sanity_val_steps=0, callbacks=[checkpoint])
    trainer.fit(Model(), data, data)
    print(words, "best:", re.search(r"epoch=\d", checkpoint.best_model_path).group())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} best: epoch=2
{'monitor': 'val_loss'} best: epoch=1
SEEN
