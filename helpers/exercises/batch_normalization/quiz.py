"""The quiz on batch normalization."""

from helpers.exercises.parts import Question

QUESTIONS = (
    Question(
        "a bias before the normalization",
        "In a normalized layer you add 100 to every bias b, before the normalization. What changes in the output?",
        {
            "a": (
                "Every unit's output is larger by 100.",
                "The 100 is in every number of the unit's row, and so in its mean too, which is subtracted.",
            ),
            "b": (
                "Nothing: the mean takes it away again.",
                "Each number of a row has the 100, and so has the mean. That is why frameworks leave out this bias: "
                "beta does its work, after the normalization.",
            ),
            "c": (
                "Every unit is switched on, since ReLU lets large numbers through.",
                "ReLU comes after the normalization, where the 100 is gone.",
            ),
            "d": (
                "The variance grows, so that all outputs shrink.",
                "Adding the same number to all examples does not change how far they lie apart.",
            ),
        },
        "b",
    ),
    Question(
        "weights times 3",
        "In a normalized layer you multiply all of W by 3 (epsilon is negligible). What happens to the output and to "
        "dW?",
        {
            "a": (
                "The output is 3 times as large, dW stays.",
                "Z, its mean and its root are all 3 times as large: in the fraction the 3 cancels.",
            ),
            "b": (
                "The output stays, dW is 3 times as large.",
                "The output stays. But to change it as much as before, W must now move 3 times as far: the slope is "
                "smaller.",
            ),
            "c": (
                "The output stays, dW is a third.",
                "The factor cancels in the output, and what cancels there divides the slope. So large weights take "
                "smaller steps, and it matters little how large they are at the start.",
            ),
            "d": (
                "Both stay as they are.",
                "The output does. But the same change of W is now a smaller share of it, and does less.",
            ),
        },
        "c",
    ),
    Question(
        "what flows back",
        "Why are two means subtracted in the short form of dZ?",
        {
            "a": (
                "Because mean and variance depend on every number of the row, and something flows back through them.",
                "A number that moves takes the mean and the variance with it. What that does to all others comes back "
                "as these two means.",
            ),
            "b": (
                "To keep the gradients small, so that they don't explode.",
                "They are part of the derivative. Leave them out and the gradient check fails.",
            ),
            "c": (
                "Because the forward pass subtracts two means.",
                "It subtracts one, and divides by a root. The second comes back through that root.",
            ),
            "d": (
                "Because gamma and beta are learned.",
                "Their gradients are sums of their own. With gamma = 1 and beta = 0 held fixed dZ would have the two "
                "means all the same.",
            ),
        },
        "a",
    ),
    Question(
        "one example",
        "A normalized network of this notebook was trained well. You ask it for one dot, and by mistake it takes mean "
        "and variance from the batch, as in training. What does it answer?",
        {
            "a": (
                "The right answer, only more slowly.",
                "In a batch of one, each number is its own mean. Subtract it, and nothing of the dot is left.",
            ),
            "b": (
                "An error: the variance of one number is not defined.",
                "Divided by m it is 0, and epsilon keeps the root above 0. (PyTorch does stop here, with an error "
                "of its own; Keras does not.)",
            ),
            "c": (
                "The same for every dot.",
                "Each number is its own mean, so what is left is 0 in every unit, and then beta. The dot has no say in "
                "it.",
            ),
            "d": (
                "A random answer.",
                "Nothing is drawn. The same dot gets the same answer, and so does every other dot.",
            ),
        },
        "c",
    ),
    Question(
        "a batch of two",
        "Your memory holds batches of 2 only, and training with batch normalization is poor. What gets rid of the "
        "noise of the statistics, whatever else it does to the data?",
        {
            "a": (
                "A larger epsilon: it calms the noise.",
                "A mean and a variance of two numbers are noise whatever is added to the variance. A larger epsilon "
                "normalizes less.",
            ),
            "b": (
                "A momentum closer to 1.",
                "The running averages are for prediction. In training each batch is normalized by itself.",
            ),
            "c": (
                "Statistics over the units of each example: layer normalization.",
                "Then the other examples of the batch have no say, and prediction needs no running averages. Whether "
                "it suits the data is another question: on the circles it takes away what tells the rings apart.",
            ),
            "d": ("A smaller gamma at the start.", "It makes all numbers of a unit smaller, the noise with them."),
        },
        "c",
    ),
)
