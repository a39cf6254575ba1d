"""The quiz of the week on optimization."""

from helpers.exercises.parts import Question

QUESTIONS = (
    Question(
        "a larger batch",
        "You go from batches of 16 to batches of 64 and keep the number of epochs and the learning rate. What changes?",
        {
            "a": (
                "A fourth of the steps, and each has half the noise.",
                "An epoch goes through all examples once, so four times the batch means a fourth of the steps. The "
                "noise of an average falls with the root of how many it is taken over.",
            ),
            "b": (
                "A fourth of the steps, and each has a fourth of the noise.",
                "The number of steps is right. The noise of an average falls with the root of the batch size: four "
                "times the examples give half the noise.",
            ),
            "c": (
                "As many steps as before, each with half the noise.",
                "The noise is right. But an epoch goes through all examples once, and larger batches are fewer.",
            ),
            "d": (
                "Only the time: the gradients of the batches add up to the same in either case.",
                "They would add up to the same if the parameters stood still. They move after each batch, so the next "
                "batch is looked at from another place.",
            ),
        },
        "a",
    ),
    Question(
        "two kinds of momentum",
        "A colleague writes v = 0.9 v + 0.1 dW, takes the learning rate that was best for plain gradient descent, and "
        "finds that momentum makes no difference. What do you say?",
        {
            "a": (
                "This is not momentum: the 0.1 is wrong.",
                "It is the same method in another form, an average of the past gradients. Only its learning rate "
                "means something else.",
            ),
            "b": (
                "Try rates up to ten times as large: this v is a tenth of the sum of past gradients.",
                "With a gradient that stays the same, this v becomes that gradient, and steps are as long as without "
                "momentum. What momentum is good for is that it permits a larger rate.",
            ),
            "c": (
                "The 0.9 must be tuned first.",
                "It may be worth it, but 0.9 at ten times the rate is what others call momentum. Tried at the rate of "
                "plain gradient descent, it was given no chance.",
            ),
            "d": (
                "Then momentum does not help on this problem.",
                "That was not tried yet: each method needs its own rate before one can say so.",
            ),
        },
        "b",
    ),
    Question(
        "the first step of Adam",
        "At the first step the gradient of one weight is 1000, that of another 0.001. How far does Adam move the two, "
        "with a learning rate of 0.01?",
        {
            "a": (
                "The first by 10, the second by 0.00001.",
                "That is plain gradient descent, the rate times the gradient. Adam divides by the gradient's size.",
            ),
            "b": (
                "The first a million times as far as the second, both less than 0.01.",
                "Adam divides each gradient by its own size, so the factor of a million is gone.",
            ),
            "c": (
                "Both by 0.001, because at first Adam's average is a tenth of the gradient.",
                "Without the correction v would be a tenth of the gradient, and the root of s about a thirtieth. "
                "The bias correction makes v the gradient and s its square.",
            ),
            "d": (
                "Both by about 0.01.",
                "After the correction v is the gradient, and the root of s is its size. What is left is the sign, "
                "times the rate. (So a test of Adam on one step sees neither of the betas.)",
            ),
        },
        "d",
    ),
    Question(
        "one rate for all",
        "A page compares SGD, momentum and Adam, all with the learning rate 0.001 and on one seed. Adam's cost is the "
        "lowest. What follows?",
        {
            "a": (
                "Adam is the best of the three for this network.",
                "At 0.001, on this seed. SGD usually needs a far larger rate, and then the picture can be another one.",
            ),
            "b": (
                "Adam is the easiest to tune.",
                "That may be, but one rate says nothing of it. You would want to see the cost over a row of rates.",
            ),
            "c": (
                "That 0.001 suits Adam better than the other two here, and not more.",
                "A rate of 0.001 means another thing in each method. Take the best rate of each, on many seeds, and "
                "look at the differences seed by seed.",
            ),
            "d": (
                "With many seeds instead of one it would be a fair comparison.",
                "Seeds tell you how sure the result is. But it would still be the result for one rate, which suits one "
                "of them.",
            ),
        },
        "c",
    ),
    Question(
        "another weight decay",
        "You tuned weight_decay = 0.03 inside Adam's gradient, and change to AdamW. What do you do with the number?",
        {
            "a": (
                "Keep it: the method is the same but for where the decay stands.",
                "Where it stands decides what it is divided by. Inside the gradient Adam scales it up or down with the "
                "rest; beside the step it is taken as it is.",
            ),
            "b": (
                "Tune it anew, over a wide row that reaches far larger values.",
                "Here the best decay was about thirty times as large when decoupled. Elsewhere the factor is another "
                "one, as it depends on how large the gradients are.",
            ),
            "c": (
                "Set it to 0: AdamW decays the weights by itself.",
                "It does so by learning_rate times weight_decay. With 0 it is plain Adam.",
            ),
            "d": (
                "Multiply it by the number of examples.",
                "That would turn the lambda of one course into that of another. Here Adam's division is the "
                "difference, not an average.",
            ),
        },
        "b",
    ),
)
