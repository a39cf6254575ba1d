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
        "units that start equal",
        "Two units of one hidden layer start with the same numbers: the same weights coming in, the same bias, the "
        "same weights going out. How far apart are they after a thousand iterations of gradient descent?",
        {
            "a": (
                "A little: the training examples differ, and pull the two units apart.",
                "Every example goes to both units, and both answer it alike. What differs between two examples is the "
                "same for the two units.",
            ),
            "b": (
                "Not at all: at every iteration both get the same gradients.",
                "Equal units compute the same activation and get the same gradients, so a step moves them alike and "
                "they are equal again. Only a different start breaks this symmetry.",
            ),
            "c": (
                "Very far: backward propagation computes the gradient of each unit separately.",
                "It does, but from the unit's own numbers. When these are the same for both units, so are the results.",
            ),
            "d": (
                "Far, if the learning rate is large enough.",
                "The learning rate multiplies both gradients alike. Equal gradients stay equal at any learning rate.",
            ),
        },
        "b",
    ),
    Question(
        "weight_initialization",
        "zeros and ReLU",
        "All weights and biases start at zero, with ReLU in the hidden layers. In training no weight moves at all, "
        "and the cost stays at 0.6931. Why?",
        {
            "a": (
                "The learning rate of 0.01 is too small for the first step.",
                "The gradients of the weights are not small, they are exactly zero. Any learning rate times zero is "
                "zero.",
            ),
            "b": (
                "The cost has reached its minimum, so its gradient is zero.",
                "0.6931, the logarithm of 2, is what it costs to answer 0.5 for every dot. The other starts reach a "
                "far lower cost with the same layers. A gradient of zero does not have to mean a minimum.",
            ),
            "c": (
                "The gradients of the red dots and those of the blue dots cancel each other.",
                "This is so for the last bias only, as there are as many red dots as blue ones. For the weights there "
                "is nothing to cancel: each single dot gives a gradient of zero.",
            ),
            "d": (
                "Each weight's gradient has a factor that is zero: the activation before it or the weights behind it.",
                "The gradient of a weight in the last layer is multiplied by a hidden activation, which is 0. The "
                "gradient of an earlier weight comes through later weights, which are 0. So with ReLU zeros do not "
                "even move; units that start equal at another number would move, but all alike.",
            ),
        },
        "d",
    ),
    Question(
        "weight_initialization",
        "large weights",
        "With weights ten times as large as draws of N(0, 1), the first cost is above 1,700. Why so much?",
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
                "It matters how far the answers are off, more than how many. If every answer were 0.4 where 1 is "
                "right, all of them would be wrong, and the cost would be 0.92.",
            ),
        },
        "a",
    ),
    Question(
        "weight_initialization",
        "the 2 of He",
        "A linear layer keeps the mean square of its numbers when its weights have the variance 1/n, with n inputs to "
        "each unit. He initialization takes 2/n. Where does the 2 come from?",
        {
            "a": (
                "There are two classes, red and blue.",
                "The number of classes plays no part: He initialization is the same for a network that tells a "
                "thousand classes apart.",
            ),
            "b": (
                "Every unit has two kinds of parameters, weights and biases.",
                "The biases are zero at the start and add nothing to the size of Z.",
            ),
            "c": (
                "ReLU sets about half of the numbers to zero, which halves their mean square.",
                "Z is as often negative as positive, so ReLU takes away half of the sum of squares. Twice the "
                "variance of the weights makes up for it, layer after layer.",
            ),
            "d": (
                "ReLU halves the gradient of each unit on the way back.",
                "ReLU passes a gradient on whole where Z is positive, and not at all elsewhere. No unit's gradient is "
                "halved.",
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
                "It is not exact for any epsilon. Below about 1e-5 the error even grows again, for another reason.",
            ),
            "d": (
                "The two costs agree in nearly all their digits: their difference is mostly round-off.",
                "A cost is known to about 16 digits. Two costs that agree in 12 of them leave four for the "
                "difference, and the division by 2 epsilon makes its round-off large. About 1e-5 is a good middle.",
            ),
        },
        "d",
    ),
    Question(
        "gradient_checking",
        "a relative difference",
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
                "Before training, with dropout switched off.",
                "Then the cost is the same function at each evaluation, and a check or two say whether the code is "
                "right. Dropout can be checked too, if one mask is held fixed through all evaluations.",
            ),
            "c": (
                "Before training, with dropout switched on, since that is what will be trained.",
                "Each evaluation would draw a mask of its own. The two costs of a difference would come from two "
                "different networks, and the check fails for right code too.",
            ),
            "d": (
                "After training, at the minimum of the cost.",
                "Near a minimum the gradients are close to zero, and a relative difference of two such vectors is "
                "more round-off than anything else. And the bug would have spoilt the training already.",
            ),
        },
        "b",
    ),
    Question(
        "gradient_checking",
        "a dead ReLU",
        "A bug doubles the gradients of one hidden unit's weights. In the batch you check with, this unit's Z is far "
        "below zero for every example. What does the check show?",
        {
            "a": (
                "A relative difference of about 1/3, as for any factor of 2.",
                "That is what a doubling of all the gradients gives, when they are not zero. Here the doubled "
                "gradients are zero.",
            ),
            "b": (
                "NaN, as zero is divided by zero.",
                "The check divides by the norms of the whole gradient vectors. The other units keep these above zero.",
            ),
            "c": (
                "Nothing: the unit's gradients are zero, and so are the approximate ones.",
                "Twice zero is zero. A unit that is off for the whole batch hides such a bug, so check with a batch "
                "in which every unit is on for some example.",
            ),
            "d": (
                "Nothing, but a smaller epsilon would bring the bug to light.",
                "A smaller step keeps Z as far below zero as it was. Only other examples, or other parameters, can "
                "switch the unit on.",
            ),
        },
        "c",
    ),
]
