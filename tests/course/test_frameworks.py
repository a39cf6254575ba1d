"""What the tables "From here to a framework" say of other libraries, asked of the libraries where they are installed.

The course does without PyTorch, Keras and JAX: `pip install torch keras jax` beside it, and these tests run.
"""

import inspect
import json
import re
from pathlib import Path

import numpy as np
import pytest
from course_files import notebook_path, prose
from sklearn.neural_network import MLPClassifier
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

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


# The week on optimization. Where its table says "Keras" the backend is JAX.


@pytest.fixture
def optax():
    return pytest.importorskip("optax", reason="optax is not installed: the course does without it")


def defaults(function):
    return {name: one.default for name, one in inspect.signature(function).parameters.items()}


def test_optimization_defaults_of_pytorch(torch):
    of = {name: defaults(getattr(torch.optim, name)) for name in ("SGD", "RMSprop", "Adam", "AdamW")}
    assert (of["SGD"]["momentum"], of["RMSprop"]["alpha"], of["Adam"]["eps"]) == (0, 0.99, 1e-8)
    assert of["AdamW"]["weight_decay"] == 0.01 and hasattr(torch.optim, "Muon")


def test_optimization_defaults_of_keras(keras):
    of = {name: defaults(getattr(keras.optimizers, name)) for name in ("SGD", "RMSprop", "Adam", "AdamW")}
    assert (of["SGD"]["momentum"], of["RMSprop"]["rho"], of["Adam"]["epsilon"]) == (0.0, 0.9, 1e-7)
    assert of["AdamW"]["weight_decay"] == 0.004


def test_optimization_defaults_of_optax(optax):
    of = {name: defaults(getattr(optax, name)) for name in ("sgd", "rmsprop", "adam", "adamw")}
    assert (of["sgd"]["momentum"], of["rmsprop"]["decay"], of["adam"]["eps"]) == (None, 0.9, 1e-8)
    assert of["rmsprop"]["eps_in_sqrt"] and of["adamw"]["weight_decay"] == 1e-4


def test_optimization_defaults_of_scikit_learn():
    of = defaults(MLPClassifier)
    assert (of["momentum"], of["nesterovs_momentum"], of["epsilon"], of["solver"]) == (0.9, True, 1e-8, "adam")


def pytorch_path(torch, make, gradients, start=0.0, rates=None):
    """The parameter after each step."""
    parameter = torch.tensor([start], dtype=torch.float64, requires_grad=True)
    optimizer, path = make([parameter]), []
    for number, gradient in enumerate(gradients):
        if rates:
            optimizer.param_groups[0]["lr"] = rates[number]
        parameter.grad = torch.tensor([gradient], dtype=torch.float64)
        optimizer.step()
        path.append(parameter.item())
    return path


def keras_path(keras, optimizer, gradients, start=0.0, rates=None):
    parameter, path = keras.Variable([start]), []
    optimizer.build([parameter])
    for number, gradient in enumerate(gradients):
        if rates:
            optimizer.learning_rate = rates[number]
        optimizer.apply([np.array([gradient], np.float32)])
        path.append(float(parameter[0]))
    return path


def optax_path(optimizer, gradients, start=0.0):
    import jax
    import optax

    parameter = jax.numpy.array([start])
    state, path = optimizer.init(parameter), []
    for gradient in gradients:
        updates, state = optimizer.update(jax.numpy.array([gradient]), state, parameter)
        parameter = optax.apply_updates(parameter, updates)
        path.append(float(parameter[0]))
    return path


def test_optimization_epsilon_stands_after_the_correction_in_pytorch_and_optax(torch, optax):
    (step,) = pytorch_path(torch, lambda p: torch.optim.Adam(p, lr=1, eps=1e-8), [1e-8])
    assert step == pytest.approx(-0.5, abs=1e-3)
    assert optax_path(optax.adam(1.0, eps=1e-8), [1e-8]) == pytest.approx([-0.5], abs=1e-3)


def test_optimization_epsilon_stands_before_the_correction_in_keras_and_scikit_learn(keras):
    adam = keras.optimizers.Adam(1.0, epsilon=1e-8)
    assert keras_path(keras, adam, [1e-8]) == pytest.approx([-0.03], abs=2e-3)
    parameter = np.zeros(1)
    AdamOptimizer([parameter], 1.0, epsilon=1e-8).update_params([parameter], [np.array([1e-8])])
    assert parameter == pytest.approx([-0.03], abs=2e-3)


def test_optimization_epsilon_of_rmsprop_stands_outside_the_root_in_pytorch_only(torch, keras, optax):
    outside, inside = 1e-8 / (np.sqrt(0.1) * 1e-8 + 1e-8), 1e-8 / np.sqrt(0.1 * 1e-16 + 1e-8)
    (step,) = pytorch_path(torch, lambda p: torch.optim.RMSprop(p, lr=1, alpha=0.9, eps=1e-8), [1e-8])
    assert step == pytest.approx(-outside, rel=1e-3)
    rmsprop = keras.optimizers.RMSprop(1.0, rho=0.9, epsilon=1e-8)
    assert keras_path(keras, rmsprop, [1e-8]) == pytest.approx([-inside], rel=1e-3)
    assert optax_path(optax.rmsprop(1.0, decay=0.9, eps=1e-8), [1e-8]) == pytest.approx([-inside], rel=1e-3)


# Gradients 1, 0, 0 at the rates 0.1, 0.1, 0.01: the last step is 0.81 times 0.01 where the rate stands outside the
# velocity, and 0.81 times 0.1 where it stands inside.
FALLING = [0.1, 0.1, 0.01]
OUTSIDE, INSIDE = -0.1 - 0.09 - 0.0081, -0.1 - 0.09 - 0.081


def test_optimization_the_rate_stands_outside_the_velocity_in_pytorch_and_optax(torch, optax):
    path = pytorch_path(torch, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), [1.0, 0.0, 0.0], rates=FALLING)
    assert path[-1] == pytest.approx(OUTSIDE)
    import jax

    falling = optax.sgd(lambda step: jax.numpy.array(FALLING)[step], momentum=0.9)
    assert optax_path(falling, [1.0, 0.0, 0.0])[-1] == pytest.approx(OUTSIDE)


def test_optimization_the_rate_stands_inside_the_velocity_in_keras_and_scikit_learn(keras):
    momentum = keras.optimizers.SGD(0.1, momentum=0.9)
    assert keras_path(keras, momentum, [1.0, 0.0, 0.0], rates=FALLING)[-1] == pytest.approx(INSIDE)
    parameter = np.zeros(1)
    optimizer = SGDOptimizer([parameter], 0.1, momentum=0.9, nesterov=False)
    for rate, gradient in zip(FALLING, [1.0, 0.0, 0.0]):
        optimizer.learning_rate = rate
        optimizer.update_params([parameter], [np.array([gradient])])
    assert parameter == pytest.approx([INSIDE])


def test_optimization_adamw_shrinks_biases_in_pytorch_keras_and_optax(torch, keras, optax):
    paths = [
        pytorch_path(torch, lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.5), [0.0], start=1.0),
        keras_path(keras, keras.optimizers.AdamW(0.1, weight_decay=0.5), [0.0], start=1.0),
        optax_path(optax.adamw(0.1, weight_decay=0.5), [0.0], start=1.0),
    ]
    assert paths == [pytest.approx([0.95])] * 3


def test_optimization_adam_of_pytorch_has_the_decay_in_its_gradient(torch):
    path = pytorch_path(torch, lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.5), [0.0], start=1.0)
    assert path == pytest.approx([0.9])  # a whole step, whatever the decay


@pytest.mark.parametrize("size", [10, 20])
def test_optimization_alpha_of_scikit_learn_is_divided_by_the_batch(size):
    X, y = np.random.RandomState(0).randn(40, 2), np.arange(40) % 2
    weights = {}
    for alpha in (0, 1):
        model = MLPClassifier((3,), solver="sgd", momentum=0, learning_rate_init=0.1, random_state=1, max_iter=1)
        model.set_params(alpha=alpha, batch_size=size, shuffle=False).partial_fit(X[:size], y[:size], classes=[0, 1])
        weights[alpha] = model.coefs_[0], model.intercepts_[0]
    start = MLPClassifier((3,), solver="sgd", learning_rate_init=1e-300, random_state=1, batch_size=size)
    start = start.partial_fit(X[:size], y[:size], classes=[0, 1]).coefs_[0]
    np.testing.assert_allclose(weights[0][0] - weights[1][0], 0.1 * start / size, atol=1e-12)
    np.testing.assert_array_equal(weights[0][1], weights[1][1])


def test_optimization_dampening_of_pytorch_spares_the_first_step(torch):
    path = pytorch_path(torch, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.9), [1.0, 1.0])
    assert path == pytest.approx([-0.1, -0.2])  # the average would give -0.01, -0.029


def test_optimization_amsgrad_takes_its_maximum_before_the_correction_but_in_optax(torch, keras, optax):
    gradients, before, after = [1.0, 0.1, 0.1], [-0.1, -0.17408, -0.2374], [-0.1, -0.1526, -0.1895]
    path = pytorch_path(torch, lambda p: torch.optim.Adam(p, lr=0.1, amsgrad=True), gradients)
    assert path == pytest.approx(before, abs=1e-4)
    path = keras_path(keras, keras.optimizers.Adam(0.1, amsgrad=True), gradients)
    assert path == pytest.approx(before, abs=1e-4)
    assert optax_path(optax.amsgrad(0.1), gradients) == pytest.approx(after, abs=1e-4)


def test_optimization_a_warm_up_from_0_begins_with_a_step_of_0(keras, optax):
    of_keras = keras.optimizers.schedules.CosineDecay(0.0, 10, warmup_target=1.0, warmup_steps=5)
    of_optax = optax.warmup_cosine_decay_schedule(0.0, 1.0, 5, 10)
    for rate, last in ((of_keras, 15), (of_optax, 10)):
        assert [float(rate(step)) for step in (0, 5, last)] == pytest.approx([0, 1, 0], abs=1e-6)
        assert float(rate(last - 1)) > 0.01


def test_optimization_clipping_in_keras_is_for_each_parameter_or_for_all(keras):
    for words, expected in (({"clipnorm": 1.0}, [1, 1]), ({"global_clipnorm": 1.0}, [0.6, 0.8])):
        parameters = [keras.Variable([0.0]), keras.Variable([0.0])]
        optimizer = keras.optimizers.SGD(1.0, **words)
        optimizer.build(parameters)
        optimizer.apply([np.array([3], np.float32), np.array([4], np.float32)])
        assert [-float(one[0]) for one in parameters] == pytest.approx(expected)


def test_optimization_an_infinite_gradient_is_clipped_to_nan(torch, keras, optax):
    parameter = torch.zeros(2, requires_grad=True)
    parameter.grad = torch.tensor([np.inf, 1.0])
    torch.nn.utils.clip_grad_norm_([parameter], 1.0)
    assert np.isnan(parameter.grad.numpy()).any()
    variable = keras.Variable([0.0, 0.0])
    optimizer = keras.optimizers.SGD(1.0, global_clipnorm=1.0)
    optimizer.build([variable])
    optimizer.apply([np.array([np.inf, 1], np.float32)])
    assert np.isnan(np.array(variable)).any()
    clipped, _ = optax.clip_by_global_norm(1.0).update(np.array([np.inf, 1], np.float32), optax.EmptyState())
    assert np.isnan(np.array(clipped)).any()


def test_optimization_the_notebook_names_the_versions_that_were_asked():
    asked = json.loads(Path(__file__).with_name("library_steps.json").read_text(encoding="utf-8"))
    text = prose(notebook_path("Optimization"))
    for library, name in {"torch": "PyTorch", "keras": "Keras", "optax": "optax", "sklearn": "scikit-learn"}.items():
        (named,) = re.findall(rf"\| {name} ([\d.]*\d) ", text)
        assert f"{asked[library]['version']}.".startswith(f"{named}."), name
