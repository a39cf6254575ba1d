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
        "With L2 you make lambd far too large, and training still settles down. What do you get?",
        {
            "a": (
                "Weights close to zero, and nearly the same answer for every position.",
                "The penalty now outweighs the cross-entropy, so the weights shrink until the input hardly counts. "
                "What is left are the biases, which are not penalized. Training and test accuracy are both poor: "
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
                "The activations of the dropped units would come through a little.",
                "They are 0 with and without the division: 0 divided by keep_prob is 0.",
            ),
            "c": (
                "Gradient descent would need a learning rate that is larger by 1 / keep_prob.",
                "Smaller activations do make smaller gradients, but that could be made up for. What could not: "
                "in the test the "
                "activations are larger than in training.",
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
                "Because the best mask was found in training, and its units are the ones that are used.",
                "No mask is better than another, and none is kept. Each holds for one iteration, and all units "
                "are used at the end.",
            ),
            "b": (
                "Dropping units would add noise: the same position could get two different answers.",
                "The noise serves training, where no unit can rely on another. For a prediction all units are wanted, "
                "and the division by keep_prob in training has seen to it that the scale is right.",
            ),
            "c": (
                "Because dropping units in the test would make every prediction less certain, towards 50 %.",
                "Some predictions would move towards 50 %, others away from it. With the division by keep_prob the "
                "sums keep their size on average: what a mask adds to them is noise.",
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
    Question(
        "choosing on the test set",
        "You train with ten values of lambd and keep the one with the best accuracy on the test positions, 87 %. "
        "What do "
        "you expect on positions that nobody has seen?",
        {
            "a": (
                "87 %, because the test positions took no part in training.",
                "They took no part in training, but in choosing. The best of ten results is partly the luckiest of "
                "ten.",
            ),
            "b": (
                "Rather less than 87 %: the best of ten is partly the luckiest of ten.",
                "Choosing uses the test positions up. To know what the choice is worth you need positions that took no "
                "part in it: choose on a validation set, and use the test set once.",
            ),
            "c": (
                "Rather more than 87 %, because the best lambd was found.",
                "It may be a better lambd than the others, but its accuracy was picked for being high, on just these "
                "positions.",
            ),
        },
        "b",
    ),
    Question(
        "paired comparison",
        "On 20 pitches one method is right on 82 % with a standard deviation of 2 points between pitches, the "
        "other on 84 % "
        "with 2 points as well. Is the second one better?",
        {
            "a": (
                "No: 82 + 2 and 84 - 2 overlap.",
                "The spread between pitches says how much easier one pitch is than another, for both methods alike. It "
                "is no measure of how they differ on the same pitch.",
            ),
            "b": (
                "Yes: 84 is more than 82.",
                "The averages alone don't say. If the second one won on half of the pitches and lost on the others, "
                "it could be chance.",
            ),
            "c": (
                "Look at the difference on each pitch: how large it is, and on how many it is above 0.",
                "Each pitch is compared with itself, so that easy and hard pitches cancel. A gain of 2 points on 20 of "
                "20 pitches is not chance; on 11 of 20 it may be.",
            ),
        },
        "c",
    ),
)
