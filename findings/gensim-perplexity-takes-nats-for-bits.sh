#!/usr/bin/env bash
# gensim's perplexity of ten words, each as likely as the others, is 5.
#
# Guess: perplexity is the number of words between which the model is undecided: 10 here for one topic, and 5 for
#   two topics of five words each. The smaller its logarithm, the better.
# What happens: log_perplexity is the mean log likelihood of a word, minus the log perplexity, and natural; the
#   perplexity that is logged raises 2, not e, to it, so it is below what can be reached. The least log_perplexity
#   is the worst number of topics. exp(-log_perplexity) is right.
# Versions: numpy 2.4.6, gensim 4.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 gensim==4.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import numpy as np
from gensim.corpora import Dictionary
from gensim.models import LdaModel, ldamodel
generator = np.random.default_rng(0)
texts = [[f"word{generator.integers(5) + 5 * (i % 2)}" for _ in range(20)] for i in range(100)]
dictionary = Dictionary(texts)
corpus = [dictionary.doc2bow(text) for text in texts]
for topics, least in ((1, 10), (2, 5)):
    model, logged = LdaModel(corpus, num_topics=topics, id2word=dictionary, random_state=0, passes=10), []
    ldamodel.logger.setLevel(logging.INFO)
    ldamodel.logger.addFilter(lambda record: logged.append(record.args[1]) or True)
    value = model.log_perplexity(corpus)
    ldamodel.logger.setLevel(logging.WARNING)
    print(f"{topics} topics, at least {least}: log_perplexity {value:.1f}, logged perplexity {logged[0]:.1f}, above the least: {bool(logged[0] >= least)}, exp(-log_perplexity) above it: {bool(np.exp(-value) >= least)}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1 topics, at least 10: log_perplexity -2.3, logged perplexity 5.0, above the least: False, exp(-log_perplexity) above it: True
2 topics, at least 5: log_perplexity -1.7, logged perplexity 3.3, above the least: False, exp(-log_perplexity) above it: True
SEEN
