"""The quiz of week 1."""

from helpers.exercises.parts import Question

QUESTIONS = (
    Question(
        "half equal units",
        "Two units of one hidden layer start with the same weights coming in and the same bias, but with different "
        "weights going out. What does gradient descent make of them?",
        {
            "a": (
                "They stay equal: units that compute the same numbers get the same gradients.",
                "They compute the same numbers in the forward pass. In the backward pass, what reaches a unit is "
                "multiplied by the weights that go out of it, and these differ.",
            ),
            "b": (
                "They grow apart: the errors come back to them through different weights.",
                "So the weights that come in get different gradients, and the first step makes them different. Only "
                "units that are equal on both sides stay equal.",
            ),
            "c": (
                "They grow apart only if the biases differ as well.",
                "One difference between two units is enough, and the weights going out are one.",
            ),
            "d": (
                "They grow apart, as they would in any case, because the training examples differ.",
                "Every example goes to both units, and both answer it alike. Units that are equal on both sides stay "
                "equal, however many different examples they see.",
            ),
        },
        "b",
    ),
    Question(
        "zeros and tanh",
        "Start all weights and biases at zero again, but with tanh in the hidden layers instead of ReLU. tanh(0) is "
        "0, and the slope of tanh there is 1. Which weights move in training?",
        {
            "a": (
                "All of them: with a slope of 1, the error gets through to every layer.",
                "It gets through each unit. But on its way to the layer before it is multiplied by the weights in "
                "between, and these are zero.",
            ),
            "b": (
                "Those of the last layer only: the error at the output is not zero.",
                "True, the error at the output is not zero. But the gradient of a weight is multiplied by the "
                "activation that enters it, too, and "
                "tanh(0) is 0.",
            ),
            "c": (
                "All of them, but within a layer all alike, so that its units stay equal.",
                "This happens when all weights start at another number, the same for all. From zero they do not even "
                "move.",
            ),
            "d": (
                "None: the gradient of each weight still has a factor that is zero.",
                "The activations that enter layers 2 and 3 are tanh(0) = 0, and what comes back to layers 1 and 2 was "
                "multiplied by weights of zero. Only the last bias can move, and no weight depends on it.",
            ),
        },
        "d",
    ),
    Question(
        "large weights",
        "With weights ten times as large as draws of N(0, 1), the first cost in the text is about 1,774. Why so much?",
        {
            "a": (
                "A dot on the wrong side costs about |Z|, and Z of the last layer is in the thousands.",
                "The network is wrong about such a dot, and certain of it. The gradient of its loss with respect to Z "
                "is A - Y, which is 1 at most, however far off Z is. The sigmoid is saturated there, so the gradient "
                "no longer tells how far there is to go.",
            ),
            "b": (
                "The cost contains the squares of the weights, and these are large.",
                "The cost of this week sees the weights only through the answers that the network gives. A cost with "
                "the squares of the weights comes in the second week.",
            ),
            "c": (
                "The exponential in the sigmoid overflows, and what is shown is far from the true cost.",
                "The course computes the cost from Z in a form that cannot overflow. The number is the true cost.",
            ),
            "d": (
                "Nearly all dots lie on the wrong side at first.",
                "Half of them are right: the notebook prints 50 %. And how far the answers are off matters more than "
                "how many: if every answer were 0.4 where 1 is right, all of them would be wrong, and the cost would "
                "be 0.92.",
            ),
        },
        "a",
    ),
    Question(
        "a start for leaky ReLU",
        "Leaky ReLU keeps a positive number as it is and multiplies a negative one by 0.1. Z is distributed "
        "symmetrically around 0, and a unit has n inputs. With which variance of the weights does the mean square of "
        "Z stay the same from layer to layer?",
        {
            "a": (
                "2 / n, as for ReLU: both keep the positive half.",
                "ReLU throws the negative half away. Leaky ReLU keeps a little of it, so with 2 / n the mean square "
                "grows by 1 % in each layer.",
            ),
            "b": (
                "2 / (1.1 n), as 0.1 of the negative half is kept.",
                "0.1 of each negative number is kept. The mean square adds up squares, and 0.1 squared is 0.01.",
            ),
            "c": (
                "2 / (1.01 n), as squares count.",
                "The positive half keeps its squares, the negative half 0.01 of them: together (1 + 0.01) / 2 of the "
                "mean square. The variance makes up for that. In the same way ReLU gives 2 / n.",
            ),
            "d": (
                "1 / n, as no number is set to zero any more.",
                "1 / n is right when every number is kept as it is. The negative ones shrink to a tenth here, and "
                "with 1 / n the mean square falls nearly to a half in each layer.",
            ),
        },
        "c",
    ),
    Question(
        "biases at zero",
        "The biases may all start at zero, the weights may not. Why?",
        {
            "a": (
                "Training changes only the weights; the biases stay where they are.",
                "Gradient descent changes the biases too: each has a gradient, db, just as the weights have dW.",
            ),
            "b": (
                "Random weights make the units different already, so the biases get different gradients.",
                "One difference between the units is enough to break the symmetry. From the first gradient that "
                "reaches them, the biases go ways of their own.",
            ),
            "c": (
                "Each unit has only one bias, so biases cannot be symmetric.",
                "Symmetry is a matter between units: two units with equal weights and equal biases stay equal, with "
                "however few biases.",
            ),
        },
        "b",
    ),
)
