"""The quiz of week 2."""

from helpers.exercises.parts import Question

QUESTIONS = (
    Question(
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
                "lambd changes the cost itself, and so where its minimum is, not only the path to it.",
            ),
        },
        "a",
    ),
    Question(
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
        "a fresh mask",
        "Someone seeds the generator again inside the forward pass, so every iteration draws the same mask. What is "
        "trained?",
        {
            "a": (
                "For each example always the same smaller network: its dropped units never take part.",
                "With one mask forever, each example meets the same units at each iteration, and training can rely on "
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
)
