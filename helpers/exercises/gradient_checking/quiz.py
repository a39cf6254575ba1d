"""The quiz of week 3."""

from helpers.exercises.parts import Question

QUESTIONS = (
    Question(
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
                "A network near its minimum can have gradients of that size. A difference as large as the gradients "
                "themselves is no sign of right code.",
            ),
        },
        "a",
    ),
    Question(
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
                "Either way the cost is the same function at each evaluation. With dropout off you check all the "
                "rest, and with one mask held through all evaluations the lines of dropout too.",
            ),
            "c": (
                "Before training, with dropout switched on, since that is what will be trained.",
                "Each evaluation would draw a mask of its own. The two costs of a difference would come from two "
                "different networks, and the check fails for right code too.",
            ),
            "d": (
                "After training, at the minimum of the cost.",
                "It can be done, as above, but a bug would have spoiled the training already. And near a minimum "
                "round-off weighs more.",
            ),
        },
        "b",
    ),
    Question(
        "a missing ReLU",
        "Someone forgets ReLU in the backward pass and writes dZ = dA for every hidden layer. In the batch of the "
        "check, every hidden Z is above zero. What does the check show?",
        {
            "a": (
                "A large relative difference, because a factor is missing in every hidden layer.",
                "The factor is the slope of ReLU, which is 1 above zero and 0 below. In this batch it is 1 everywhere.",
            ),
            "b": (
                "A large relative difference in the first layer alone: its error passes every ReLU.",
                "A missing slope of ReLU spoils what lies behind it only where it should have been 0. In this batch "
                "it never should.",
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
)
