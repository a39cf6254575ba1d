"""The quiz: questions on understanding, five a week, each choice with what is right or wrong about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One question. choices: {letter: (what it says, why it is right or wrong)}; right: the letter of the right one."""

    week: str
    name: str
    text: str
    choices: dict
    right: str


QUESTIONS = [
    Question(
        "weight_initialization",
        "half equal units",
        "Two units of one hidden layer start with the same weights coming in and the same bias, but with different "
        "weights going out. What does gradient descent make of them?",
        {
            "a": (
                "They stay equal: units that compute the same numbers get the same gradients.",
                "They compute the same numbers on the way forward. On the way back, what reaches a unit is multiplied "
                "by the weights that go out of it, and these differ.",
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
        "weight_initialization",
        "zeros and tanh",
        "Start all weights and biases at zero again, but with tanh in the hidden layers instead of ReLU. tanh(0) is 0, "
        "and the slope of tanh there is 1. Which weights move in training?",
        {
            "a": (
                "All of them: with a slope of 1, the error gets through to every layer.",
                "It gets through each unit. But on its way to the layer before it is multiplied by the weights in "
                "between, and these are zero.",
            ),
            "b": (
                "Those of the last layer only: the error at the output is not zero.",
                "It is not. But the gradient of a weight is multiplied by the activation that enters it, too, and "
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
                "multiplied by weights of zero. Only the last bias can move, and that changes neither.",
            ),
        },
        "d",
    ),
    Question(
        "weight_initialization",
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
                "The cost of this week is the cross-entropy alone. It sees the weights only through the answers that "
                "the network gives. A cost with the squares of the weights comes in the second week.",
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
        "weight_initialization",
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
        "weight_initialization",
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
    Question(
        "regularization",
        "overfitting in numbers",
        "Four networks were trained on the same positions and then tested on new ones. Which one overfits most "
        "clearly?",
        {
            "a": (
                "Training 62 %, test 61 %.",
                "This one has learned little: it is poor even on the positions it was trained on. That is "
                "underfitting.",
            ),
            "b": (
                "Training 89 %, test 88 %.",
                "What it learned holds for new positions nearly as well. One point of difference is common.",
            ),
            "c": (
                "Training 97 %, test 84 %.",
                "Very good on what it has seen, and much worse on what it has not. A part of what it learned is the "
                "noise of these particular positions.",
            ),
            "d": (
                "Training 90 %, test 92 %.",
                "It does no worse on new positions than on old ones. A difference of this sign happens by chance, "
                "when the test positions are a little easier.",
            ),
        },
        "c",
    ),
    Question(
        "regularization",
        "too much lambd",
        "With L2 you make lambd far too large, and training still converges. What do you get?",
        {
            "a": (
                "Weights close to zero, and nearly the same answer for every position.",
                "The penalty now outweighs the cross-entropy, so the weights shrink until the input hardly counts. "
                "What is left are the biases, which are not penalised. Training and test accuracy are both poor: "
                "underfitting.",
            ),
            "b": (
                "A perfect fit of the training positions and a poor one of the test positions.",
                "That is overfitting, which comes with too little regularization. A large lambd pulls the other way.",
            ),
            "c": (
                "Most weights exactly zero and a few large ones.",
                "L2 makes the large weights pay most, so it shrinks all of them and makes few of them exactly zero. A "
                "penalty on absolute values (L1) does that.",
            ),
            "d": (
                "The same boundary as before, reached in more iterations.",
                "lambd changes the cost itself, and so where its minimum is, not only the way there.",
            ),
        },
        "a",
    ),
    Question(
        "regularization",
        "dividing by keep_prob",
        "After the mask, dropout divides the activations by keep_prob. What would be wrong without it?",
        {
            "a": (
                "In the backward pass the gradients of the dropped units would be zero, too.",
                "They are zero in either case. A dropped unit takes no part in this iteration, and that is the point "
                "of it.",
            ),
            "b": (
                "The sum of each mask would no longer be a whole number.",
                "The mask is not touched by the division: it stays 0 and 1. The activations are divided.",
            ),
            "c": (
                "More units would be dropped than the share 1 - keep_prob that was asked for.",
                "How many units are dropped is decided by the comparison with keep_prob, before the division.",
            ),
            "d": (
                "The next layer would get larger inputs in the test, where nothing is dropped.",
                "A unit is kept with probability keep_prob, so the mean of its masked activation is keep_prob times "
                "what it was. The division brings the mean back, so training and test have the same scale.",
            ),
        },
        "d",
    ),
    Question(
        "regularization",
        "no dropout in the test",
        "Why is nothing dropped when the network predicts?",
        {
            "a": (
                "The units that dropout removed in training are gone for good, so there is nothing left to drop.",
                "No unit is ever removed. Each mask holds for one iteration, and all units are there at the end.",
            ),
            "b": (
                "Dropping units would add noise: the same position could get two different answers.",
                "The noise serves training, where no unit can rely on another. For a prediction all units are wanted, "
                "and the division by keep_prob in training has seen to it that the scale is right.",
            ),
            "c": (
                "Test positions have no labels, and the masks are computed from the labels.",
                "The masks are drawn at random. They depend on no label and on no position.",
            ),
        },
        "b",
    ),
    Question(
        "regularization",
        "a fresh mask",
        "Someone seeds the generator again inside the forward pass, so every iteration draws the same mask. What is "
        "trained?",
        {
            "a": (
                "For each example always the same smaller network: its dropped units never take part.",
                "With one mask for ever, each example meets the same units at each iteration, and training can rely on "
                "them. This is another method than dropout, and its results say nothing about dropout.",
            ),
            "b": (
                "The same as with fresh masks, only in a way that gives the same result at each run.",
                "What can be repeated is good, but seed once, before training: then the masks differ from iteration "
                "to iteration and still come out the same in the next run.",
            ),
            "c": (
                "The whole network without dropout, since equal masks cancel each other.",
                "Masks do not cancel. What the mask sets to zero is zero in each of the iterations.",
            ),
            "d": (
                "Nothing: the cost cannot fall when the mask does not change.",
                "It falls, and often more smoothly than with fresh masks. That is why this bug is easily overlooked.",
            ),
        },
        "a",
    ),
    Question(
        "gradient_checking",
        "two sides",
        "You make epsilon ten times smaller, where round-off does not matter yet. What happens to the error of the "
        "approximate derivative of a smooth function?",
        {
            "a": (
                "One-sided and two-sided: ten times smaller.",
                "This holds for the one-sided difference, whose error is about epsilon/2 times the second derivative. "
                "In the two-sided one this part cancels.",
            ),
            "b": (
                "One-sided and two-sided: a hundred times smaller.",
                "This holds for the two-sided difference only. In the one-sided one a part in proportion to epsilon "
                "is left.",
            ),
            "c": (
                "One-sided: ten times smaller. Two-sided: a hundred times smaller.",
                "The errors are about epsilon/2 times the second derivative, and epsilon^2/6 times the third. The "
                "second point cancels the first of these, for one more evaluation.",
            ),
            "d": (
                "One-sided: ten times smaller. Two-sided: twenty times smaller, as it uses two points.",
                "The second point does not make the error half as large. It cancels the part in proportion to "
                "epsilon, so that the error falls with the square of epsilon.",
            ),
        },
        "c",
    ),
    Question(
        "gradient_checking",
        "a tiny epsilon",
        "Why not take epsilon = 1e-12, if a smaller epsilon makes a better approximation?",
        {
            "a": (
                "theta + epsilon would be the same number as theta.",
                "Not yet: float64 tells 1 from 1 + 1e-12; near 1 its steps are about 2e-16. The trouble starts long "
                "before the two numbers are equal.",
            ),
            "b": (
                "The check would take longer, because more steps are needed.",
                "The check takes two evaluations of the cost for each parameter, whatever epsilon is.",
            ),
            "c": (
                "From 1e-5 on the two-sided difference is exact, so that nothing more could be gained.",
                "It is not exact for any epsilon. Further down the error even grows, for another reason.",
            ),
            "d": (
                "The two costs agree in most of their digits, so few are left for their difference.",
                "A cost is known to about 16 digits. Two costs that agree in 12 of them leave four for the "
                "difference, and the division by 2 epsilon makes its round-off large. About 1e-5 is a good middle.",
            ),
        },
        "d",
    ),
    Question(
        "gradient_checking",
        "a difference of 1e-4",
        "The norm of the difference between your gradients and the approximate ones is 1e-4. Is your backward "
        "propagation right?",
        {
            "a": (
                "It depends on how large the gradients are.",
                "For gradients with a norm of 1000 it is tiny. For gradients with a norm of 1e-4 it is as large as "
                "they are. So the check divides by the sum of the two norms.",
            ),
            "b": (
                "No: with right gradients it is below 1e-7.",
                "1e-7 is a limit for the relative difference. The norm of the difference itself grows with the "
                "gradients, right or not.",
            ),
            "c": (
                "Yes: 1e-4 is far below 1, and so a small error.",
                "A network near its minimum has gradients of about that size. A difference as large as the gradients "
                "themselves is no sign of right code.",
            ),
        },
        "a",
    ),
    Question(
        "gradient_checking",
        "when to check",
        "You want to train a network with dropout for 30,000 iterations. When do you check its gradients?",
        {
            "a": (
                "At every iteration, so that no error goes unseen.",
                "A check takes two forward passes for each parameter, so with 127 parameters, as in the second week, "
                "254 for each iteration. The code does not change during training: checking it a few times is enough.",
            ),
            "b": (
                "Before training: with dropout off, and again with one fixed mask held.",
                "Either way the cost is the same function at each evaluation. With dropout off you check all the rest, "
                "and with one mask held through all evaluations the lines of dropout too.",
            ),
            "c": (
                "Before training, with dropout switched on, since that is what will be trained.",
                "Each evaluation would draw a mask of its own. The two costs of a difference would come from two "
                "different networks, and the check fails for right code too.",
            ),
            "d": (
                "After training, at the minimum of the cost.",
                "Near a minimum the gradients are close to zero, and round-off weighs more in a relative "
                "difference. Above all, the bug would have spoilt the training already.",
            ),
        },
        "b",
    ),
    Question(
        "gradient_checking",
        "a missing ReLU",
        "Somebody forgets ReLU on the way back and writes dZ = dA for every hidden layer. In the batch of the check, "
        "every hidden Z is above zero. What does the check show?",
        {
            "a": (
                "A large relative difference, because a factor is missing in every hidden layer.",
                "The factor is the slope of ReLU, which is 1 above zero and 0 below. In this batch it is 1 everywhere.",
            ),
            "b": (
                "A large relative difference in the first layer alone: its error passes every ReLU.",
                "A missing slope of ReLU spoils what lies behind it only where it should have been 0. In this batch it "
                "never should.",
            ),
            "c": (
                "Nothing: with these examples the gradients are right.",
                "Where Z is above zero, the slope of ReLU is 1 and dZ is dA. Other examples bring the bug to light: "
                "check with a batch in which every hidden unit is on for some and off for others.",
            ),
            "d": (
                "Nothing, but a smaller epsilon would bring the bug to light.",
                "A smaller step keeps Z above zero too. Only other examples, or other parameters, can switch a unit "
                "off.",
            ),
        },
        "c",
    ),
]
