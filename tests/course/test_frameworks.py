"""What the tables "From here to a framework" say of other libraries, asked of the libraries where they are installed.

The course does without PyTorch, Keras and JAX: `pip install torch keras jax` beside it, and these tests run.
"""

import numpy as np
import pytest

from helpers import normalization

pytestmark = pytest.mark.everywhere


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="PyTorch is not installed: the course does without it")


@pytest.fixture
def keras(monkeypatch):
    pytest.importorskip("jax", reason="JAX, on which Keras runs here, is not installed")
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    return pytest.importorskip("keras", reason="Keras is not installed: the course does without it")


def test_week_1_one_keras_initializer_makes_twins_of_two_layers(keras):
    shared = keras.initializers.HeNormal(seed=0)
    one, other, third = (
        keras.layers.Dense(5, kernel_initializer=initializer) for initializer in (shared, shared, "he_normal")
    )
    for layer in (one, other, third):
        layer.build((None, 5))
    same, different = (np.array_equal(one.kernel, layer.kernel) for layer in (other, third))
    assert same and not different


def test_week_1_a_wrong_and_sure_answer_costs_100_in_pytorch_and_its_gradient_is_0(torch):
    z = torch.tensor([-1000.0], requires_grad=True)
    loss = torch.nn.functional.binary_cross_entropy(torch.sigmoid(z), torch.ones(1))
    loss.backward()
    assert (loss.item(), z.grad.item()) == (100, 0)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.ones(1))
    assert loss.item() == 1000


def test_week_1_a_wrong_and_sure_answer_costs_16_in_keras(keras):
    cost = keras.losses.BinaryCrossentropy()
    assert float(cost(np.ones((1, 1), np.float32), np.zeros((1, 1), np.float32))) == pytest.approx(16.1, abs=0.05)
    cost = keras.losses.BinaryCrossentropy(from_logits=True)
    assert float(cost(np.ones((1, 1), np.float32), np.full((1, 1), -1000, np.float32))) == 1000


@pytest.mark.parametrize("name", ["SGD", "Adam"])
def test_week_2_weight_decay_of_keras_is_decoupled_and_touches_biases(keras, name):
    layer = keras.layers.Dense(1, bias_initializer="ones")
    layer.build((None, 1))
    optimizer = getattr(keras.optimizers, name)(learning_rate=0.1, weight_decay=0.5)
    optimizer.build(layer.trainable_variables)
    before = [np.array(one) for one in layer.trainable_variables]
    optimizer.apply([np.zeros_like(one) for one in before])
    for one, value in zip(layer.trainable_variables, before):
        np.testing.assert_allclose(np.array(one), 0.95 * value, rtol=1e-6)


def test_week_2_weight_decay_of_pytorch_is_in_the_gradient_and_touches_biases(torch):
    layer = torch.nn.Linear(1, 1)
    before = [one.detach().clone() for one in layer.parameters()]
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9, weight_decay=0.5)
    for _ in range(2):
        for one in layer.parameters():
            one.grad = torch.zeros_like(one)
        optimizer.step()
    for one, value in zip(layer.parameters(), before):
        # two steps: the decay of the first is in the momentum of the second; decoupled it would be 0.95 ** 2
        torch.testing.assert_close(one.detach(), (0.95 - 0.1 * (0.9 * 0.5 + 0.95 * 0.5)) * value)


def test_week_3_gradcheck_passes_any_gradient_below_its_atol(torch):
    class Wrong(torch.autograd.Function):
        @staticmethod
        def forward(context, x, size):
            return size * x

        @staticmethod
        def backward(context, upstream):
            return 0 * upstream, None

    x = torch.ones(1, dtype=torch.float64, requires_grad=True)
    passed = [
        torch.autograd.gradcheck(lambda x, size=size: Wrong.apply(x, size), (x,), raise_exception=False)
        for size in (1.0, 2e-6)
    ]
    assert passed == [False, True]


def test_week_3_on_a_gpu_jax_multiplies_in_tf32():
    jax = pytest.importorskip("jax", reason="JAX is not installed: the course does without it")
    if jax.default_backend() != "gpu":
        pytest.skip("JAX has no GPU here")
    rng = np.random.RandomState(0)
    A, B = rng.randn(10, 2).astype(np.float32), rng.randn(2, 300).astype(np.float32)
    exact = A.astype(float) @ B.astype(float)
    off = {
        precision: abs(np.array(jax.numpy.matmul(A, B, precision=precision)) - exact).max()
        for precision in (None, "highest")
    }
    assert off["highest"] < 1e-5 < 1e-4 < off[None]


def torch_batch_norm(torch, *batches, **words):
    """A layer of PyTorch that has seen these batches of one unit, and what it gave out for the last."""
    layer = torch.nn.BatchNorm1d(1, **words)
    for batch in batches:
        out = layer(torch.tensor(batch).reshape(-1, 1))
    return layer, out.detach().numpy().ravel()


def keras_batch_norm(keras, *batches, **words):
    layer = keras.layers.BatchNormalization(**words)
    for batch in batches:
        out = layer(np.reshape(batch, (-1, 1)).astype(np.float32), training=True)
    return layer, np.array(out).ravel()


def test_normalization_momentum_is_the_new_share_in_pytorch_and_the_kept_one_in_keras(torch, keras):
    layer, _ = torch_batch_norm(torch, [0.0, 2.0], momentum=0.1)
    assert layer.running_mean.item() == pytest.approx(0.1)
    layer, _ = keras_batch_norm(keras, [0.0, 2.0], momentum=0.9)
    assert np.array(layer.moving_mean).item() == pytest.approx(0.1)
    assert torch.nn.BatchNorm1d(1).momentum == 0.1 and keras.layers.BatchNormalization().momentum == 0.99


def test_normalization_the_running_variance_divides_by_m_minus_1_in_pytorch_alone(torch, keras):
    layer, out = torch_batch_norm(torch, [0.0, 2.0], momentum=0.1)
    assert layer.running_var.item() == pytest.approx(0.9 + 0.1 * 2)
    layer, other = keras_batch_norm(keras, [0.0, 2.0], momentum=0.9)
    assert np.array(layer.moving_variance).item() == pytest.approx(0.9 + 0.1 * 1)
    for values in (out, other):  # what comes out is normalized by m in both
        assert values == pytest.approx([-1, 1], abs=1e-3)


def test_normalization_epsilon_of_keras_is_a_hundred_times_as_large(torch, keras):
    assert torch.nn.BatchNorm1d(1).eps == 1e-5 and keras.layers.BatchNormalization().epsilon == 1e-3


def test_normalization_one_example_stops_pytorch_and_is_beta_in_keras(torch, keras):
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        torch_batch_norm(torch, [3.0])
    assert keras_batch_norm(keras, [3.0])[1].item() == 0


def test_normalization_pytorch_trains_until_told_and_keras_predicts_until_told(torch, keras):
    layer, _ = torch_batch_norm(torch, [0.0, 2.0])
    assert layer.training and layer.eval()(torch.tensor([[3.0]])).item() != 0
    layer = keras.layers.BatchNormalization()
    layer(np.array([[0.0], [2.0]], np.float32))
    assert np.array(layer.moving_mean).item() == 0


def test_normalization_weight_decay_shrinks_gamma_in_pytorch_and_keras(torch, keras):
    layer = torch.nn.BatchNorm1d(1)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=0.1, weight_decay=0.5)
    for one in layer.parameters():
        one.grad = torch.zeros_like(one)
    optimizer.step()
    assert layer.weight.item() == pytest.approx(0.95)
    layer = keras.layers.BatchNormalization()
    layer.build((None, 1))
    optimizer = keras.optimizers.AdamW(learning_rate=0.1, weight_decay=0.5)
    optimizer.build(layer.trainable_variables)
    optimizer.apply([np.zeros(one.shape, np.float32) for one in layer.trainable_variables])
    assert np.array(layer.gamma).item() == pytest.approx(0.95)


def test_normalization_pytorch_computes_what_the_course_does(torch):
    rng = np.random.RandomState(0)
    Z, gamma, beta, dout = rng.randn(3, 7), rng.randn(3, 1), rng.randn(3, 1), rng.randn(3, 7)
    out, cache = normalization.normalize_forward(Z, gamma, beta)
    inputs = [torch.tensor(one, requires_grad=True) for one in (Z.T, gamma.ravel(), beta.ravel())]
    theirs = torch.nn.functional.batch_norm(inputs[0], None, None, *inputs[1:], training=True)
    theirs.backward(torch.tensor(dout.T))
    np.testing.assert_allclose(theirs.detach().numpy().T, out, rtol=1e-9, atol=1e-12)
    for name, one in zip(("dZ", "dgamma", "dbeta"), inputs):
        ours = normalization.normalize_backward(dout, cache)[name]
        np.testing.assert_allclose(one.grad.numpy().T.reshape(ours.shape), ours, rtol=1e-9, atol=1e-12)


def test_the_project_ten_trials_of_tpe_are_random():
    optuna = pytest.importorskip("optuna", reason="Optuna is not installed")
    optuna.logging.set_verbosity(optuna.logging.WARNING)

    def drawn(sampler):
        study = optuna.create_study(sampler=sampler)
        study.optimize(lambda trial: trial.suggest_float("x", 0, 1) ** 2, n_trials=12)
        return [trial.params["x"] for trial in study.trials]

    by_default, one, always = (
        drawn(optuna.samplers.TPESampler(seed=0, **words))
        for words in ({}, {"n_startup_trials": 10}, {"n_startup_trials": 12})
    )
    assert by_default == one and by_default[:10] == always[:10] and by_default[10:] != always[10:]


def test_the_project_halving_of_scikit_learn_may_end_below_the_largest_budget():
    pytest.importorskip("sklearn")
    from sklearn.dummy import DummyClassifier
    from sklearn.experimental import enable_halving_search_cv  # noqa: F401
    from sklearn.model_selection import HalvingRandomSearchCV

    X, Y = np.zeros((270, 1)), np.arange(270) % 2
    budgets = {}
    for least in (10, "exhaust"):
        search = HalvingRandomSearchCV(
            DummyClassifier(strategy="uniform"),
            {"random_state": range(100)},
            n_candidates=16,
            factor=3,
            min_resources=least,
            max_resources=270,
            cv=2,
            random_state=0,
        )
        budgets[least] = search.fit(X, Y).n_resources_[-1]
    assert budgets[10] == 90 and budgets["exhaust"] > 90
